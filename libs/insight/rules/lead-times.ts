export const LEAD_TIMES = [
  'LESS_THAN_HOUR',
  'SAME_DAY',
  'ONE_TO_THREE_DAYS',
  'THREE_TO_SEVEN_DAYS',
  'ONE_TO_FOUR_WEEKS',
  'LONGER',
] as const;
export type LeadTimeStep = (typeof LEAD_TIMES)[number];

/** Where each step but the first begins, in hours before the start. A booking made after its start is in the first. */
export const LEAD_TIME_HOURS = [1, 24, 72, 168, 672] as const;

/** All steps in order, with those that nobody used. */
export const leadTimesOf = (rows: readonly { readonly step: number; readonly bookings: number }[]) =>
  LEAD_TIMES.map((leadTime, step) => ({
    leadTime,
    bookings: rows.find((row) => row.step === step)?.bookings ?? 0,
  }));
