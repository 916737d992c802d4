/** The steps of a job between which a worker may die, in their order. */
export const FAILPOINTS = [
  'relay:claimed',
  'relay:handed-over',
  'job:started',
  'mail:claimed',
  'mail:sent',
  'mail:marked',
  'job:done',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

/** Dies here, as by a power cut, when FAIL_AT names this step; a production environment refuses FAIL_AT at the start. */
export function failpoint(step: Failpoint): void {
  if (process.env.FAIL_AT === step) process.kill(process.pid, 'SIGKILL');
}
