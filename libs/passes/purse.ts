import { type Settings, type Span, type Sql, statement } from '#libs/platform';
import { type Lot, type LotKind } from './rules/lots.js';
import { type Quote, type QuoteRefusal, type Tariff, quote } from './rules/quote.js';
import { monthlyCapCents, quantumMinutes } from './passes.settings.js';

/**
 * What a member can pay with for a use: the tariff in force, the pass at the start of the use, its unexpired lots, and this
 * month's spending.
 */
export interface Purse {
  readonly tariff: Tariff & { readonly id: string };
  readonly pass: {
    readonly id: string;
    readonly validFrom: Temporal.Instant;
    readonly validUntil: Temporal.Instant | null;
  } | null;
  readonly lots: readonly Lot[];
  readonly spentCents: number;
  readonly capCents: number;
}

interface PurseRow {
  tariffId: string;
  hourlyCents: number;
  vatBasisPoints: number;
  withoutPassBasisPoints: number | null;
  /** Null before any class has a weight. */
  weights: Record<string, number> | null;
  passId: string | null;
  passValid: Span | null;
  lots: { id: string; kind: LotKind; from: string; until: string; remaining: number }[];
  spentCents: number;
}

const readPurse = statement(
  'passes.purse',
  `select t.id as "tariffId", t.hourly_cents as "hourlyCents", t.vat_basis_points as "vatBasisPoints",
          t.without_pass_basis_points as "withoutPassBasisPoints",
          (select jsonb_object_agg(tariff_class, weight) from tariff_weight w where (w.network_id, w.tariff_id) = (t.network_id, t.id)) as weights,
          p.id as "passId", h.valid * p.valid as "passValid",
          (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'from', lower(l.valid), 'until', upper(l.valid),
                                                        'remaining', l.remaining_minutes)), '[]')
             from hours_lot l where (l.network_id, l.pass_id) = (p.network_id, p.id) and coalesce(upper(l.valid) > $2::timestamptz, true) and l.remaining_minutes > 0) as lots,
          coalesce((select used from quota q where q.network_id = t.network_id and q.kind = 'passes.spend' and q.subject_id = $1
                       and q.period_start = $4), 0) as "spentCents"
     from tariff t
     left join (pass_holder h join pass p on (p.network_id, p.id) = (h.network_id, h.pass_id) and p.valid @> $3::timestamptz)
       on h.network_id = t.network_id and h.member_id = $1 and h.valid @> $3::timestamptz
    where t.network_id = (select current_network()) and t.valid @> $2::timestamptz`,
);

/** Reads a member's purse for a use that starts at `start`, in one statement. @returns undefined when no tariff is in force */
export async function purseOf(
  tx: Sql,
  memberId: string,
  start: Temporal.Instant,
  zone: string,
  now: Temporal.Instant,
  settings: Settings,
): Promise<Purse | undefined> {
  const row = await tx.maybe<PurseRow>(readPurse, [memberId, now, start, monthOf(start, zone)]);
  if (!row) return undefined;
  return {
    tariff: {
      id: row.tariffId,
      hourlyCentsInclVat: row.hourlyCents,
      vatRateBasisPoints: row.vatBasisPoints,
      quantumMinutes: settings.get(quantumMinutes),
      weights: row.weights ?? {},
      surchargeBasisPointsWithoutPass: row.withoutPassBasisPoints,
    },
    pass:
      row.passId && row.passValid
        ? { id: row.passId, validFrom: row.passValid.start, validUntil: row.passValid.end }
        : null,
    lots: row.lots.map((lot) => ({
      id: lot.id,
      kind: lot.kind,
      validFrom: Temporal.Instant.from(lot.from),
      validUntil: lot.until ? Temporal.Instant.from(lot.until) : null,
      remainingCreditMinutes: lot.remaining,
    })),
    spentCents: row.spentCents,
    capCents: settings.get(monthlyCapCents),
  };
}

export interface Use {
  readonly tariffClass: string;
  readonly seats: number;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** The price of a use. */
export function quoteUse(purse: Purse, { tariffClass, seats, start, end }: Use): Quote | QuoteRefusal {
  const minutes = Math.round((end.epochMilliseconds - start.epochMilliseconds) / 60_000);
  return quote({ tariff: purse.tariff, tariffClass, seats, minutes, start, lots: purse.lots, pass: purse.pass });
}

/** The purse as a use leaves it: what a further use of the same booking is paid with. */
export function purseAfterUse(purse: Purse, { takes, amountInclVatCents }: Quote): Purse {
  const taken = new Map(takes.map(({ lotId, creditMinutes }) => [lotId, creditMinutes]));
  const lots = purse.lots.map((lot) => ({
    ...lot,
    remainingCreditMinutes: lot.remainingCreditMinutes - (taken.get(lot.id) ?? 0),
  }));
  return { ...purse, lots, spentCents: purse.spentCents + amountInclVatCents };
}

/** Start of the calendar month, in the network's zone, whose cap the use counts against. */
export function monthOf(start: Temporal.Instant, zone: string): Temporal.Instant {
  return start.toZonedDateTimeISO(zone).with({ day: 1 }).startOfDay().toInstant();
}
