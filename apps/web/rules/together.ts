interface Quoted {
  quote: { creditMinutesFromPass: number; amountInclVatCents: number; cancelFreeUntil: string | null };
}

/** What several offers cost together: each was priced after the ones before it. */
export const sumOfQuotes = (
  offers: readonly Quoted[],
): { creditMinutesFromPass: number; amountInclVatCents: number } => ({
  creditMinutesFromPass: offers.reduce((sum, { quote }) => sum + quote.creditMinutesFromPass, 0),
  amountInclVatCents: offers.reduce((sum, { quote }) => sum + quote.amountInclVatCents, 0),
});

/** Until when all of them can be cancelled free of charge; null when one of them cannot. */
export function freeUntilTogether(offers: readonly Quoted[]): string | null {
  const ends = offers.map(({ quote }) => quote.cancelFreeUntil).filter((end) => end !== null);
  if (ends.length < offers.length) return null;
  return ends.reduce((first, end) => (Date.parse(first) <= Date.parse(end) ? first : end));
}
