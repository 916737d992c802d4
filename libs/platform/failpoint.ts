/** Steps between which specs kill the process or take its database away, in their order. */
export const FAILPOINTS = {
  book: ['book:begun', 'book:written', 'book:committed'],
  cancel: [
    'cancel:begun',
    'cancel:claimed',
    'cancel:released',
    'cancel:reversed',
    'cancel:charged',
    'cancel:voided',
    'cancel:written',
    'cancel:committed',
  ],
  move: ['move:begun', 'move:claimed', 'move:taken', 'move:reversed', 'move:charged', 'move:written', 'move:committed'],
  answer: [
    'answer:begun',
    'answer:confirmed',
    'answer:released',
    'answer:reversed',
    'answer:written',
    'answer:committed',
  ],
  cancelAsVenue: [
    'cancelAsVenue:begun',
    'cancelAsVenue:claimed',
    'cancelAsVenue:released',
    'cancelAsVenue:compensated',
    'cancelAsVenue:written',
    'cancelAsVenue:committed',
  ],
  withdraw: [
    'withdraw:begun',
    'withdraw:claimed',
    'withdraw:released',
    'withdraw:reversed',
    'withdraw:written',
    'withdraw:committed',
  ],
  waiver: ['waiver:begun', 'waiver:reversed', 'waiver:written', 'waiver:committed'],
  noShow: ['noShow:begun', 'noShow:closed', 'noShow:charged', 'noShow:written', 'noShow:committed'],
  correct: ['correct:begun', 'correct:answered', 'correct:charged', 'correct:written', 'correct:committed'],
  bookSeries: ['bookSeries:begun', 'bookSeries:booked', 'bookSeries:written', 'bookSeries:committed'],
  cancelSeries: [
    'cancelSeries:begun',
    'cancelSeries:released',
    'cancelSeries:reversed',
    'cancelSeries:written',
    'cancelSeries:committed',
  ],
  moveSeries: [
    'moveSeries:begun',
    'moveSeries:claimed',
    'moveSeries:moved',
    'moveSeries:written',
    'moveSeries:committed',
  ],
  collect: ['collect:begun', 'collect:written', 'collect:committed', 'collect:answered'],
  close: ['close:rated', 'close:drafted', 'close:numbered'],
  subscription: [
    'subscription:begun',
    'subscription:claimed',
    'subscription:changed',
    'subscription:written',
    'subscription:committed',
  ],
  period: ['period:begun', 'period:charged', 'period:written', 'period:committed'],
  lapse: ['lapse:begun', 'lapse:written', 'lapse:committed'],
  job: ['relay:claimed', 'relay:handed-over', 'job:started', 'mail:claimed', 'mail:sent', 'mail:marked', 'job:done'],
} as const;
export type Failpoint = (typeof FAILPOINTS)[keyof typeof FAILPOINTS][number];
type NameOf<Step> = Step extends `${infer Name}:begun` ? Name : never;
/** A transaction with failpoints around its begin and its commit. */
export type TransactionName = NameOf<Failpoint>;
export const ALL_FAILPOINTS = Object.values(FAILPOINTS).flat();

let isReached = false;

/**
 * Kills the process, as a power cut would, when FAIL_AT names this step. With FAIL_BY=SIGSTOP it stops the process once instead, so that a
 * spec can change its surroundings and continue it. A production environment refuses FAIL_AT at the start.
 */
export function failpoint(step: Failpoint): void {
  if (isReached || process.env.FAIL_AT !== step) return;
  isReached = true;
  process.kill(process.pid, process.env.FAIL_BY === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL');
}
