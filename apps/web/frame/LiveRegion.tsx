import { useSyncExternalStore } from 'react';
import { announcements } from './announce.js';

export function LiveRegion() {
  const text = useSyncExternalStore(announcements.subscribe, announcements.read);
  return (
    <output aria-live="polite" className="visually-hidden">
      {text}
    </output>
  );
}
