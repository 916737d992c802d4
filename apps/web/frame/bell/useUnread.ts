import { useEffect } from 'react';
import { useQuery } from 'urql';
import { UnreadQuery } from './documents.js';

const EVERY_MS = 60_000;
const CHANGED = 'traboule:notifications-read';

/** Makes the bell count again, after something was read. */
export const countAgain = (): boolean => dispatchEvent(new Event(CHANGED));

/** The number of unread notifications: counted each minute, and when the window is shown again or something was read. */
export function useUnread(): number {
  const [{ data }, ask] = useQuery({ query: UnreadQuery, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const count = () => ask({ requestPolicy: 'network-only' });
    const countIfVisible = () => {
      if (document.visibilityState === 'visible') count();
    };
    const timer = setInterval(countIfVisible, EVERY_MS);
    addEventListener('focus', countIfVisible);
    document.addEventListener('visibilitychange', countIfVisible);
    addEventListener(CHANGED, count);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', countIfVisible);
      document.removeEventListener('visibilitychange', countIfVisible);
      removeEventListener(CHANGED, count);
    };
  }, [ask]);
  return data?.me?.unreadNotifications ?? 0;
}
