import { type Base, type Restore } from './base.types.js';

const move = (call: string): Record<string, Base> => ({
  [`${call}(code)`]: (town, caller) => town.bookingCode(caller),
  [`${call}(scope)`]: () => 'ALL',
  [`${call}(start)`]: () => '2026-12-02T18:00:00Z',
  [`${call}(end)`]: () => '2026-12-02T19:00:00Z',
});

export const seriesBases: Record<string, Base> = {
  'Query.previewSeries(token)': (town, caller) => town.offerToken(caller),
  'Query.previewSeries(step)': () => 'WEEK',
  'Query.previewSeries(count)': () => 2,
  'Mutation.bookSeries(token)': (town, caller) => town.offerToken(caller),
  'Mutation.bookSeries(starts)': () => ['2026-12-02T18:00:00Z', '2026-12-09T18:00:00Z'],
  'Mutation.bookSeries(maxAmountCents)': () => 100_000,
  'Mutation.bookSeries(maxCreditMinutes)': () => 100_000,
  'Mutation.bookSeries(acceptOverCap)': () => true,
  'Mutation.bookSeries(expressRequest)': () => false,
  'Mutation.bookSeries(note)': () => 'Nous serons six',
  'Mutation.bookSeries(idempotencyKey)': (town) => town.fresh(),
  'Mutation.cancelSeries(code)': (town, caller) => town.bookingCode(caller),
  'Mutation.cancelSeries(scope)': () => 'ALL',
  'Mutation.cancelSeries(idempotencyKey)': (town) => town.fresh(),
  ...move('Query.previewSeriesMove'),
  ...move('Mutation.moveSeries'),
  'Mutation.moveSeries(maxAmountCents)': () => 100_000,
  'Mutation.moveSeries(maxCreditMinutes)': () => 100_000,
  'Mutation.moveSeries(acceptOverCap)': () => true,
  'Mutation.moveSeries(idempotencyKey)': (town) => town.fresh(),
};

export const seriesResults: Record<string, string> = {
  'Mutation.bookSeries': 'SeriesBooked',
  'Mutation.cancelSeries': 'Refused',
  'Mutation.moveSeries': 'Refused',
};

export const seriesRestores: Record<string, Restore> = {
  'Mutation.bookSeries': async (town, caller, { __typename, bookings }) => {
    if (__typename !== 'SeriesBooked') return;
    for (const { code } of bookings as { code: string }[]) await town.giveBack(caller, code);
  },
};
