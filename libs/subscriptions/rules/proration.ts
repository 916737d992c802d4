import { type Period, assertNonNegativeInteger } from '#libs/passes';

/** Of the days of a period, those that are not over yet; the running day counts as one of them. */
export interface DaysLeft {
  readonly left: number;
  readonly whole: number;
}

export function daysLeft(
  { startDate, endDate }: Pick<Period, 'startDate' | 'endDate'>,
  today: Temporal.PlainDate,
): DaysLeft {
  const whole = startDate.until(endDate, { largestUnit: 'days' }).days;
  const left = today.until(endDate, { largestUnit: 'days' }).days;
  if (left < 1 || left > whole) throw new RangeError(`${today.toString()} is outside of the period`);
  return { left, whole };
}

/** What a plan costs and gives in a whole period. */
export interface PlanTerms {
  readonly monthlyCents: number;
  readonly includedMinutes: number;
}

/**
 * What moving up to a dearer plan costs for the rest of a period, and the hours it adds. Cents are rounded up and minutes down, so that
 * several small steps never cost less or give more than one.
 */
export function upgradeNow(
  from: PlanTerms,
  to: PlanTerms,
  { left, whole }: DaysLeft,
): { readonly cents: number; readonly creditMinutes: number } {
  const more = to.monthlyCents - from.monthlyCents;
  assertNonNegativeInteger(more, 'the difference of the prices');
  const minutes = Math.max(0, to.includedMinutes - from.includedMinutes);
  return { cents: Math.ceil((more * left) / whole), creditMinutes: Math.floor((minutes * left) / whole) };
}

/**
 * What a member who asked that the service begin at once pays after a withdrawal: the share of the days that are over or the share of
 * the hours used, whichever is larger (code de la consommation, L221-25). Rounded down.
 */
export function keptAfterWithdrawal(
  paidCents: number,
  days: DaysLeft,
  hours: { readonly usedMinutes: number; readonly includedMinutes: number },
): number {
  const byDays = Math.floor((paidCents * (days.whole - days.left)) / days.whole);
  const byHours =
    hours.includedMinutes === 0 ? 0 : Math.floor((paidCents * Math.min(hours.usedMinutes, hours.includedMinutes)) / hours.includedMinutes); // prettier-ignore
  return Math.max(byDays, byHours);
}
