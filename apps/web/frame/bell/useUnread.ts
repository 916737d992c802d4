import { useEffect } from 'react';
import { useQuery } from 'urql';
import { useLive } from '../../live/useLive.js';
import { UnreadQuery } from './documents.js';

const POLL_INTERVAL_MS = 60_000;
const CHANGED = 'traboule:notifications-read';

/** Updates the unread count after something was read. */
export const refetchUnreadCount = (): boolean => dispatchEvent(new Event(CHANGED));

/** The number of unread notifications. Refetched at each change, and in case no stream is open also every minute, when the window becomes visible and when something was read. */
export function useUnread(): number {
  const [{ data }, refetch] = useQuery({ query: UnreadQuery, requestPolicy: 'cache-and-network' });
  useLive('notifications', () => refetch({ requestPolicy: 'network-only' }));
  useEffect(() => {
    const count = () => refetch({ requestPolicy: 'network-only' });
    const countIfVisible = () => {
      if (document.visibilityState === 'visible') count();
    };
    const timer = setInterval(countIfVisible, POLL_INTERVAL_MS);
    addEventListener('focus', countIfVisible);
    document.addEventListener('visibilitychange', countIfVisible);
    addEventListener(CHANGED, count);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', countIfVisible);
      document.removeEventListener('visibilitychange', countIfVisible);
      removeEventListener(CHANGED, count);
    };
  }, [refetch]);
  return data?.me?.unreadNotifications ?? 0;
}
