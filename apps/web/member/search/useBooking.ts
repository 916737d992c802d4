import { useEffect, useRef, useState } from 'react';
import { type CombinedError, useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { readPendingBooking, storePendingBooking } from '../../frame/pending-booking.js';
import { useSession } from '../../frame/session.js';
import { type BookAnswer, BookMutation } from './documents.js';

export interface Attempt {
  /** The card the click was made on: what follows is shown there. */
  card: string;
  token: string;
  /** The member asks that the service begin before the end of the withdrawal period. */
  expressRequest: boolean;
  sending: boolean;
  answer?: BookAnswer;
  error?: CombinedError;
}

export interface BookingAction {
  attempt: Attempt | null;
  /** A request sent before the page was reloaded never arrived, so nothing was booked. */
  neverArrived: boolean;
  /**
   * @param note to the venue; without it, that of the last attempt on the same card
   * @param question to a mentor
   * @param withTokens of spaces to book with it; without it, those of the last attempt with the same token
   */
  book: (
    card: string,
    token: string,
    expressRequest: boolean,
    acceptOverCap?: boolean,
    note?: string,
    withTokens?: string[],
    question?: string,
  ) => Promise<void>;
  /** Sends the same request again under the same key, because the first one may have arrived. */
  retry: () => Promise<void>;
  reset: () => void;
}

const REFRESHES = { additionalTypenames: ['Booking', 'Pass', 'Appointment'] };

/** Books an offer. Every click has its own idempotency key; a retry after a lost connection reuses it, and a reload looks it up. */
export function useBooking(): BookingAction {
  const { slug } = useSession();
  const [, send] = useMutation(BookMutation);
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const [neverArrived, setNeverArrived] = useState(false);
  const last = useRef<
    Pick<Attempt, 'card' | 'token' | 'expressRequest'> & {
      key: string;
      acceptOverCap: boolean;
      note: string;
      question: string;
      withTokens: string[];
    }
  >(undefined);
  const busy = useRef(false);

  // Answers are remembered until they arrive, so what is pending when the page appears was lost with the page before.
  useEffect(() => {
    const pending = readPendingBooking(slug);
    if (!pending) return;
    const { token, key, note, withTokens, question } = pending;
    void send(
      { token, key, note, question, withTokens, acceptOverCap: false, expressRequest: false, lookUpOnly: true },
      REFRESHES,
    ).then(({ data }) => {
      if (!data || busy.current) return; // another click was faster, or nothing answers: the next page looks it up
      storePendingBooking(null);
      if (data.book.__typename === 'Refused') setNeverArrived(data.book.code === 'NOT_MADE');
      else setAttempt({ card: token, token, expressRequest: false, sending: false, answer: data.book });
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each page
  }, [slug]);

  async function run() {
    if (!last.current || busy.current) return;
    const { card, ...variables } = last.current;
    const { token, key, expressRequest, note, question, withTokens } = variables;
    busy.current = true;
    setNeverArrived(false);
    const attempted = { card, token, expressRequest };
    setAttempt({ ...attempted, sending: true });
    storePendingBooking({ slug, token, key, note, question, withTokens });
    try {
      const { data, error } = await send({ ...variables, lookUpOnly: false }, REFRESHES);
      if (data) storePendingBooking(null);
      setAttempt({ ...attempted, sending: false, ...(data ? { answer: data.book } : {}), ...(error ? { error } : {}) });
    } finally {
      busy.current = false;
    }
  }

  return {
    attempt,
    neverArrived,
    book: (
      card,
      token,
      expressRequest,
      acceptOverCap = false,
      note = last.current?.card === card ? last.current.note : '',
      withTokens = last.current?.card === card && last.current.token === token ? last.current.withTokens : [],
      question = last.current?.card === card ? last.current.question : '',
    ) => {
      const key = newIdempotencyKey();
      if (!busy.current) last.current = { card, token, key, acceptOverCap, expressRequest, note, question, withTokens };
      return run();
    },
    retry: run,
    reset: () => setAttempt(null),
  };
}
