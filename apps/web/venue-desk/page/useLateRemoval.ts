import { useEffect, useRef, useState } from 'react';

const UNDO_MS = 20_000;

/**
 * Removes things a little later, so that the removal can be undone. What waits is removed when the page is left.
 * @param remove @returns whether it was removed
 */
export function useLateRemoval(remove: (id: string) => Promise<boolean>) {
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const act = useRef(remove);
  useEffect(() => {
    act.current = remove;
  });

  const stop = (id: string): boolean => {
    clearTimeout(timers.current.get(id));
    return timers.current.delete(id);
  };
  const bringBack = (id: string) => setRemoved((before) => before.filter((one) => one !== id));
  async function removeNow(id: string) {
    if (stop(id) && !(await act.current(id))) bringBack(id);
  }

  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const [id, timer] of waiting) {
        clearTimeout(timer);
        void act.current(id);
      }
      waiting.clear();
    };
  }, []);

  return {
    removed,
    removeLater: (id: string) => {
      setRemoved((before) => [...before, id]);
      timers.current.set(
        id,
        setTimeout(() => void removeNow(id), UNDO_MS),
      );
    },
    removeNow: (id: string) => void removeNow(id),
    undo: (id: string) => stop(id) && bringBack(id),
    canUndo: (id: string) => timers.current.has(id),
  };
}
