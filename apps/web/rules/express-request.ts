/** Members may withdraw from a booking for at least this long, so that a booking before has to be asked for. */
const WITHDRAWAL_DAYS = 14;

/** Whether a booking that starts then needs the request that the service begin before the end of the withdrawal period. */
export const needsExpressRequest = (start: string, now = Date.now()): boolean =>
  Date.parse(start) - now < WITHDRAWAL_DAYS * 24 * 3_600_000;
