import { useRef, useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { freshKey } from '../../frame/fresh-key.js';
import { type BookAnswer, BookMutation } from './documents.js';

export interface Attempt {
  /** The card the click was made on: what follows is shown there. */
  card: string;
  token: string;
  sending: boolean;
  answer?: BookAnswer;
  error?: CombinedError;
}

export interface BookingAct {
  attempt: Attempt | null;
  book: (card: string, token: string, acceptOverCap?: boolean) => Promise<void>;
  /** The same click once more, under the same key: after a lost connection nobody knows whether the first one arrived. */
  retry: () => Promise<void>;
  reset: () => void;
}

/** Contact two. Every click has its own idempotency key; a retry after a network failure reuses it. */
export function useBooking(): BookingAct {
  const [, send] = useMutation(BookMutation);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const last = useRef<{ card: string; token: string; key: string; acceptOverCap: boolean }>(undefined);
  const busy = useRef(false);

  async function run() {
    if (!last.current || busy.current) return;
    const { card, ...variables } = last.current;
    const { token } = variables;
    busy.current = true;
    setAttempt({ card, token, sending: true });
    try {
      const { data, error } = await send(variables, { additionalTypenames: ['Booking', 'Pass'] });
      setAttempt({ card, token, sending: false, ...(data ? { answer: data.book } : {}), ...(error ? { error } : {}) });
    } finally {
      busy.current = false;
    }
  }

  return {
    attempt,
    book: (card, token, acceptOverCap = false) => {
      if (!busy.current) last.current = { card, token, key: freshKey(), acceptOverCap };
      return run();
    },
    retry: run,
    reset: () => setAttempt(null),
  };
}
