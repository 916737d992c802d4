import { useEffect, useState } from 'react';
import { timeLeftText } from '../rules/time-left.js';

/** How much time is left until an instant, kept up to date. Screen readers read it once: a timer that speaks would disturb. */
export function TimeLeft({ until, over }: { until: string; over: string }) {
  const [now, setNow] = useState(() => Date.now());
  const left = Date.parse(until) - now;
  const everyMs = left < 60 * 60_000 ? 1_000 : 30_000;
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return (
    <span role="timer" aria-live="off">
      {left > 0 ? timeLeftText(left) : over}
    </span>
  );
}
