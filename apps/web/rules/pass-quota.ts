/** How much of a space is open to the pass at a time of the week, as the server keeps it: for one day each. */
export interface PassOpening {
  weekday: number;
  from: string;
  until: string;
  seats: number | null;
  minutes: number | null;
}

/** The same as a form edits it: for several days at once, with the amount as typed. */
export interface PassQuota {
  /** 1 Monday to 7 Sunday. */
  days: number[];
  from: string;
  until: string;
  unit: 'seats' | 'hours';
  amount: string;
}

const MINUTES_OF_HOUR = 60;
const MOST_SEATS = 10_000;
const MOST_MINUTES = 1_000_000;

/** Openings that differ only in their day are one quota. */
export function quotasOf(openings: readonly PassOpening[]): PassQuota[] {
  const quotas = new Map<string, PassQuota>();
  for (const { weekday, from, until, seats, minutes } of openings) {
    const key = JSON.stringify([from, until, seats, minutes]);
    const quota = quotas.get(key);
    if (quota) quota.days.push(weekday);
    else
      quotas.set(key, {
        days: [weekday],
        from,
        until,
        ...(seats === null
          ? { unit: 'hours', amount: String((minutes ?? 0) / MINUTES_OF_HOUR) }
          : { unit: 'seats', amount: String(seats) }),
      });
  }
  return [...quotas.values()];
}

/** The number that was typed, in seats or minutes; undefined when it is none that can be saved. */
function amountOf({ unit, amount }: PassQuota): number | undefined {
  const text = amount.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const number = unit === 'hours' ? Math.round(Number(text) * MINUTES_OF_HOUR) : Number(text);
  return Number.isInteger(number) && number <= (unit === 'hours' ? MOST_MINUTES : MOST_SEATS) ? number : undefined;
}

export const openingsOf = (quotas: readonly PassQuota[]): PassOpening[] =>
  quotas.flatMap((quota) => {
    const { days, from, until, unit } = quota;
    const amount = amountOf(quota) ?? 0;
    return days.toSorted((a, b) => a - b).map((weekday) => ({
      weekday,
      from,
      until,
      seats: unit === 'seats' ? amount : null,
      minutes: unit === 'hours' ? amount : null,
    }));
  }); // prettier-ignore

/** What keeps a quota from being saved. */
export function quotaFault(quota: PassQuota): 'days' | 'times' | 'amount' | null {
  if (quota.days.length === 0) return 'days';
  if (quota.from >= quota.until) return 'times';
  return amountOf(quota) === undefined ? 'amount' : null;
}
