/** A booking request without an answer yet. It is stored for this tab, so that after a reload it is looked up and not sent twice. */
export interface PendingBooking {
  slug: string;
  token: string;
  key: string;
  /** To the venue. */
  note: string;
  /** To a mentor. */
  question: string;
  /** Of the spaces that are booked with it. */
  withTokens: string[];
}

const NAME = 'traboule.pending-booking';

export function readPendingBooking(slug: string): PendingBooking | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Partial<PendingBooking> | null;
    const { token, key, note, question, withTokens } = stored ?? {};
    const isWhole = stored?.slug === slug && typeof token === 'string' && typeof key === 'string';
    if (!isWhole) return null;
    return {
      slug,
      token,
      key,
      note: typeof note === 'string' ? note : '',
      question: typeof question === 'string' ? question : '',
      withTokens: Array.isArray(withTokens) ? withTokens.filter((one) => typeof one === 'string') : [],
    };
  } catch {
    return null;
  }
}

export function storePendingBooking(pending: PendingBooking | null): void {
  try {
    if (pending) sessionStorage.setItem(NAME, JSON.stringify(pending));
    else sessionStorage.removeItem(NAME);
  } catch {
    // Without storage the request is not looked up after a reload; the api still refuses to book the same time twice.
  }
}
