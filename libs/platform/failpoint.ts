/** Between any two steps of these works a process may die, or lose its database; in their order. Each is tried by a spec. */
export const FAILPOINTS = {
  book: ['book:begun', 'book:written', 'book:committed'],
  cancel: [
    'cancel:begun',
    'cancel:claimed',
    'cancel:released',
    'cancel:reversed',
    'cancel:voided',
    'cancel:written',
    'cancel:committed',
  ],
  job: ['relay:claimed', 'relay:handed-over', 'job:started', 'mail:claimed', 'mail:sent', 'mail:marked', 'job:done'],
} as const;
export type Failpoint = (typeof FAILPOINTS)[keyof typeof FAILPOINTS][number];
type NameOf<Step> = Step extends `${infer Name}:begun` ? Name : never;
/** Work in one transaction that has failpoints around its begin and its commit. */
export type TransactionName = NameOf<Failpoint>;
export const ALL_FAILPOINTS = Object.values(FAILPOINTS).flat();

let isReached = false;

/**
 * Dies here, as by a power cut, when FAIL_AT names this step; stops here, once, when FAIL_BY says SIGSTOP, for a spec to take
 * something away meanwhile. A production environment refuses FAIL_AT at the start.
 */
export function failpoint(step: Failpoint): void {
  if (isReached || process.env.FAIL_AT !== step) return;
  isReached = true;
  process.kill(process.pid, process.env.FAIL_BY === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL');
}
