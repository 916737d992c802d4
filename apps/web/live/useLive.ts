import { useEffect, useRef } from 'react';
import { useSession } from '../frame/session.js';

/** Changes that come together, such as those of a series, are fetched once. */
const TOGETHER_MS = 200;

const load = () => import('./live-tabs.js');

/**
 * Fetches again when something changed elsewhere: in another tab, by another person or by the server. A page in the background
 * waits until it is looked at.
 * @param topic such as `agenda` or `planning:VENUE_ID`; null follows nothing
 */
export function useLive(topic: string | null, refetch: () => void): void {
  const { slug, me } = useSession();
  const accountId = me?.id;
  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });

  useEffect(() => {
    if (topic === null || accountId === undefined) return;
    let isOver = false;
    let unfollow: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOutdated = false;
    const fetchIfVisible = () => {
      if (!isOutdated || document.visibilityState !== 'visible') return;
      isOutdated = false;
      latest.current();
    };
    const changed = () => {
      isOutdated = true;
      clearTimeout(timer);
      timer = setTimeout(fetchIfVisible, TOGETHER_MS);
    };
    document.addEventListener('visibilitychange', fetchIfVisible);
    void load()
      .then(({ liveTabs }) => {
        if (!isOver) unfollow = liveTabs(slug, accountId).follow(topic, changed);
      })
      .catch(() => {}); // a page without live updates still works
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', fetchIfVisible);
      unfollow?.();
    };
  }, [slug, accountId, topic]);
}

/** Ends live updates in all tabs, after signing out. */
export const endLive = (): Promise<void> =>
  load()
    .then(({ endLiveTabs }) => endLiveTabs())
    .catch(() => {});
