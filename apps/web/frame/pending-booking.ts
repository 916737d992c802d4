/** A booking whose answer has not come yet: kept for this tab, so that a reload finds it instead of making another. */
export interface PendingBooking {
  slug: string;
  token: string;
  key: string;
}

const NAME = 'traboule.pending-booking';

export function recallPendingBooking(slug: string): PendingBooking | null {
  try {
    const stored = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Partial<PendingBooking> | null;
    const { token, key } = stored ?? {};
    return stored?.slug === slug && typeof token === 'string' && typeof key === 'string' ? { slug, token, key } : null;
  } catch {
    return null;
  }
}

export function rememberPendingBooking(pending: PendingBooking | null): void {
  try {
    if (pending) sessionStorage.setItem(NAME, JSON.stringify(pending));
    else sessionStorage.removeItem(NAME);
  } catch {
    // A browser that forbids storage forgets it; the api still refuses to book the same twice.
  }
}
