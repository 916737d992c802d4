import { type Campaign } from './campaign.js';
import { GIVE_UP_AFTER_MS } from './clients.js';

export interface Figure {
  readonly label: string;
  readonly found: string;
  readonly expected: string;
  readonly isRight: boolean;
  /** The first few faults. */
  readonly details: readonly string[];
}

const MAX_DETAILS = 5;
/** The minimum share of actions that must be answered in time. */
const MIN_ANSWERED_SHARE = 0.99;

/** Computes the figures of a campaign and whether each is as expected. */
export function assess(
  { history, faultReports, audit, restoreReport, unexpectedExits, ...more }: Campaign,
  recoverySeconds = 5,
): Figure[] {
  const { actions } = history;
  const isOf = (kind: string) => actions.filter((act) => act.kind === kind && act.end === 'OK').length;
  const answered = actions.filter(
    ({ end, invokedAt, endedAt }) => end !== 'UNKNOWN' && endedAt! - invokedAt <= GIVE_UP_AFTER_MS,
  );
  const unexpected = actions.flatMap(({ kind, outcomeText }) =>
    outcomeText?.includes(': ') ? [`${kind}: ${outcomeText}`] : [],
  );
  const internalErrors = history.codes.get('INTERNAL_SERVER_ERROR') ?? 0;
  const slow = faultReports.filter(({ recoveryMs }) => recoveryMs > recoverySeconds * 1_000);
  const slowest = Math.max(0, ...faultReports.map(({ recoveryMs }) => recoveryMs));
  const expectNone = (label: string, found: readonly string[], details = found): Figure => ({
    label,
    found: String(found.length),
    expected: '0',
    isRight: found.length === 0,
    details: details.slice(0, MAX_DETAILS),
  });
  const information = (label: string, found: string): Figure => ({
    label,
    found,
    expected: '',
    isRight: true,
    details: [],
  });
  const kinds = new Set(faultReports.map(({ kind }) => kind));
  const answers = [...history.codes].map(([code, count]) => `${count} ${code}`).join(', ') || 'none';
  return [
    information('actions of clients', `${actions.length}: ${isOf('BOOK')} booked, ${isOf('CANCEL')} cancelled`),
    information('faults', `${faultReports.length}, of ${kinds.size} kinds`),
    information('attempts that were repeated', answers),
    {
      label: `actions answered within ${GIVE_UP_AFTER_MS / 1_000} s`,
      found: `${((100 * answered.length) / Math.max(actions.length, 1)).toFixed(2)} %`,
      expected: `≥ ${MIN_ANSWERED_SHARE * 100} %`,
      isRight: answered.length >= MIN_ANSWERED_SHARE * actions.length,
      details: [],
    },
    {
      label: 'slowest recovery after a fault',
      found: `${(slowest / 1_000).toFixed(1)} s`,
      expected: `≤ ${recoverySeconds} s`,
      isRight: slow.length === 0,
      details: slow.map(({ title, recoveryMs }) => `${title}: ${(recoveryMs / 1_000).toFixed(1)} s`),
    },
    expectNone('confirmed bookings that are missing', audit.missingBookings),
    expectNone('repeated, unrequested or contradictory effects', audit.duplicateEffects),
    information('mails', `${audit.mails}, of them ${audit.reminders} reminders due; ${more.duplicateMails} copies under the same Message-ID`), // prettier-ignore
    expectNone('lost or unrecorded mails', audit.lostMails),
    expectNone('violated rules', audit.violatedRules),
    expectNone(
      'internal errors',
      Array.from({ length: internalErrors }, () => 'INTERNAL_SERVER_ERROR'),
      [],
    ),
    expectNone('unexpected errors', unexpected),
    expectNone('processes that ended unexpectedly', unexpectedExits),
    information('backup under load', `${restoreReport.rows} rows in ${(restoreReport.backupMs / 1_000).toFixed(1)} s, restored and verified in ${(restoreReport.restoreMs / 1_000).toFixed(1)} s`), // prettier-ignore
    expectNone('bookings confirmed before the backup that it lacks', restoreReport.missing),
  ];
}

/** Formats the figures as a table. */
export function formatTable(lines: readonly Figure[]): string {
  const width = Math.max(...lines.map(({ label }) => label.length));
  return lines
    .flatMap(({ label, found, expected, isRight, details }) => [
      `${isRight ? '✔' : '✖'} ${label.padEnd(width)}  ${found}${isRight || !expected ? '' : `  (expected ${expected})`}`,
      ...details.map((detail) => `    ${detail}`),
    ])
    .join('\n');
}
