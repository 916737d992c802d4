import { type Campaign } from './campaign.js';
import { PATIENCE_MS } from './clients.js';

export interface Line {
  readonly what: string;
  readonly found: string;
  readonly wanted: string;
  readonly isRight: boolean;
  /** The first few of what is wrong. */
  readonly details: readonly string[];
}

const MOST_SHOWN = 5;
/** Below this share of acts answered in time, the campaign failed. */
const ANSWERED = 0.99;

/** The figures, and whether each is what it should be. */
export function verdict({ history, struck, audit, drill, accidents, ...more }: Campaign, recoverySeconds = 5): Line[] {
  const { acts } = history;
  const isOf = (kind: string) => acts.filter((act) => act.kind === kind && act.end === 'OK').length;
  const answered = acts.filter(
    ({ end, invokedAt, endedAt }) => end !== 'UNKNOWN' && endedAt! - invokedAt <= PATIENCE_MS,
  );
  const unexpected = acts.flatMap(({ kind, said }) => (said?.includes(': ') ? [`${kind}: ${said}`] : []));
  const inner = history.codes.get('INTERNAL_SERVER_ERROR') ?? 0;
  const slow = struck.filter(({ recoveryMs }) => recoveryMs > recoverySeconds * 1_000);
  const slowest = Math.max(0, ...struck.map(({ recoveryMs }) => recoveryMs));
  const none = (what: string, found: readonly string[], details = found): Line => ({
    what,
    found: String(found.length),
    wanted: '0',
    isRight: found.length === 0,
    details: details.slice(0, MOST_SHOWN),
  });
  const told = (what: string, found: string): Line => ({ what, found, wanted: '', isRight: true, details: [] });
  const kinds = new Set(struck.map(({ kind }) => kind));
  const answers = [...history.codes].map(([code, count]) => `${count} ${code}`).join(', ') || 'none';
  return [
    told('acts of people', `${acts.length}: ${isOf('BOOK')} booked, ${isOf('CANCEL')} cancelled`),
    told('faults', `${struck.length}, of ${kinds.size} kinds`),
    told('attempts that had to be repeated', answers),
    {
      what: `acts answered within ${PATIENCE_MS / 1_000} s`,
      found: `${((100 * answered.length) / Math.max(acts.length, 1)).toFixed(2)} %`,
      wanted: `≥ ${ANSWERED * 100} %`,
      isRight: answered.length >= ANSWERED * acts.length,
      details: [],
    },
    {
      what: 'slowest return after a fault',
      found: `${(slowest / 1_000).toFixed(1)} s`,
      wanted: `≤ ${recoverySeconds} s`,
      isRight: slow.length === 0,
      details: slow.map(({ title, recoveryMs }) => `${title}: ${(recoveryMs / 1_000).toFixed(1)} s`),
    },
    none('told of and missing', audit.missing),
    none('done twice, or unasked, or contradicted', audit.twice),
    told('mails', `${audit.mails}, of them ${audit.reminders} reminders due; ${more.duplicateMails} copies under the same Message-ID`), // prettier-ignore
    none('mails lost or unaccounted for', audit.lost),
    none('rules broken', audit.rules),
    none(
      'internal errors',
      Array.from({ length: inner }, () => 'INTERNAL_SERVER_ERROR'),
      [],
    ),
    none('errors nobody should see', unexpected),
    none('processes that ended by themselves', accidents),
    told('backup under load', `${drill.rows} rows in ${(drill.backupMs / 1_000).toFixed(1)} s, restored and proved in ${(drill.restoreMs / 1_000).toFixed(1)} s`), // prettier-ignore
    none('told of before the backup and not in it', drill.missing),
  ];
}

/** The figures as a table. */
export function table(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  return lines
    .flatMap(({ what, found, wanted, isRight, details }) => [
      `${isRight ? '✔' : '✖'} ${what.padEnd(width)}  ${found}${isRight || !wanted ? '' : `  (wanted ${wanted})`}`,
      ...details.map((detail) => `    ${detail}`),
    ])
    .join('\n');
}
