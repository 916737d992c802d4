import { useSyncExternalStore } from 'react';
import { announcements } from './announce.js';

export function LiveRegion() {
  const text = useSyncExternalStore(announcements.subscribe, announcements.read);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}
