import { merge, openingsBetween } from '#libs/agenda';
import { answerDeadline, answerLength } from '#libs/booking';
import { type Sql, statement } from '#libs/platform';
import { type PricedSpace } from './make-offer.js';
import { type Search } from './search.types.js';

const readOpenings = statement(
  'offers.venueOpenings',
  `select v.id, ${openingsBetween('v.network_id', 'v.calendar_id', '$3::timestamptz', '$4::timestamptz')} as open
     from venue v where v.network_id = $1 and v.id = any($2::uuid[])`,
);

/** Until when venues would answer requests made now. Spaces whose venue is not open long enough before the start are left out. */
export async function withDeadlines(
  open: Sql,
  { viewer, settings, now }: Pick<Search, 'viewer' | 'settings' | 'now'>,
  candidates: readonly PricedSpace[],
): Promise<PricedSpace[]> {
  const asked = candidates.filter(({ space }) => space.needsApproval);
  if (asked.length === 0) return [...candidates];
  const latest = asked.map(({ start }) => start).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? b : a));
  const venueIds = [...new Set(asked.map(({ venueId }) => venueId))];
  type Row = { id: string; open: { start: string; end: string }[] };
  const rows = await open.rows<Row>(readOpenings, [viewer.network.id, venueIds, now, latest]);
  const openings = new Map(
    rows.map((row) => [
      row.id,
      merge(
        row.open.map(({ start, end }) => ({ start: Temporal.Instant.from(start), end: Temporal.Instant.from(end) })),
      ),
    ]),
  );
  return candidates.flatMap((candidate) => {
    if (!candidate.space.needsApproval) return [candidate];
    const spans = openings.get(candidate.venueId) ?? [];
    const answerBy = answerDeadline(now, candidate.start, spans, settings.get(answerLength));
    return answerBy ? [{ ...candidate, answerBy }] : [];
  });
}
