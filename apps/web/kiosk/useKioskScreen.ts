import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { failureKind } from '../api/failure.js';
import { nextPollMs } from '../rules/kiosk-state.js';
import { KioskScreenQuery, type Screen } from './documents.js';

export interface KioskState {
  /** What the server said last; kept while the line is lost. */
  screen?: Screen | undefined;
  /** When it said so, by the clock of this device. */
  receivedAt: number;
  /** Nothing comes back at the moment. */
  isLost: boolean;
  /** This device is no kiosk, or no longer. */
  isRefused: boolean;
}

/** What the screen shows: asked again and again, with what was true last while nothing comes back. */
export function useKioskScreen(): KioskState & { refetch: () => void; at: number } {
  const client = useClient();
  const [state, setState] = useState<KioskState>({ receivedAt: 0, isLost: false, isRefused: false });
  const [round, setRound] = useState(0);
  const [at, setAt] = useState(() => Date.now());
  const refetch = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask() {
      const { data, error } = await client.query(KioskScreenQuery, {}, { requestPolicy: 'network-only' }).toPromise();
      if (isOver) return;
      const receivedAt = Date.now();
      const screen = data?.kioskScreen ?? undefined;
      setAt(receivedAt);
      if (screen) setState({ screen, receivedAt, isLost: false, isRefused: false });
      else if (data || (error && ['signed-out', 'forbidden'].includes(failureKind(error))))
        setState({ receivedAt, isLost: false, isRefused: true });
      else setState((before) => ({ ...before, isLost: true }));
      timer = setTimeout(() => void ask(), nextPollMs(screen && { ...screen, receivedAt }));
    }
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, round]);
  return { ...state, refetch, at };
}
