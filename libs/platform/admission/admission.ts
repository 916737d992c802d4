import { BUSY_MESSAGE } from '../database/transient-errors.js';
import { CodedError } from '../graphql/errors.js';
import { FairQueue, type Reservation } from './fair-queue.js';
import { type AdmissionLimits, WORK_CLASSES, type WorkClass } from './limits.js';

/** The caller of a request: a signed-in account, or all anonymous visitors of one client network. */
export interface WorkCaller {
  readonly kind: 'account' | 'network';
  readonly id: string;
}

/** The outcomes that metrics count. Queued work is counted a second time when it is admitted or refused. */
const OUTCOMES = [
  'admitted',
  'queued',
  'share_used_up',
  'queue_full',
  'waited_too_long',
  'client_gone',
  'too_many_connections',
] as const;
type AdmissionOutcome = (typeof OUTCOMES)[number];

/** Ends one turn. Further calls have no effect. */
export type EndTurn = () => void;

/** The caller exceeds its own share; other callers are still served. */
export const shareUsedUp = (): CodedError =>
  new CodedError('RATE_LIMITED', 'You have too many requests under way; wait for their answers and try again.', 429);
/** The callers together exceed what this process can do. */
export const serverFull = (): CodedError => new CodedError('OVERLOADED', BUSY_MESSAGE, 503);
/** The client disconnected, so nobody reads this answer. */
const clientGone = (): CodedError => new CodedError('CLIENT_CLOSED_REQUEST', 'The client closed the request.', 499);

const recordByClass = <Value>(make: (name: WorkClass) => Value): Record<WorkClass, Value> =>
  Object.fromEntries(WORK_CLASSES.map((name) => [name, make(name)])) as Record<WorkClass, Value>;

/** Admits work per class. Work over a limit is refused at once; callers take turns with the rest. */
export class Admission {
  private readonly queues: Record<WorkClass, FairQueue>;
  private readonly counts: Record<WorkClass, Record<AdmissionOutcome, number>>;

  constructor(readonly limits: AdmissionLimits) {
    this.queues = recordByClass((name) => new FairQueue(limits[name]));
    this.counts = recordByClass(
      () => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<AdmissionOutcome, number>,
    );
  }

  /**
   * Takes `units` of the caller's share of a class, until `release` is called on the result.
   * @throws RATE_LIMITED with 429 when the share is used up, OVERLOADED with 503 when the queue of the class is full
   */
  reserve(workClass: WorkClass, { kind, id }: WorkCaller, units: number): WorkShare {
    const { perAccount, perNetwork } = this.limits[workClass];
    const share = kind === 'account' ? perAccount : perNetwork;
    const reservation = this.queues[workClass].reserve(`${kind} ${id}`, units, share);
    if (typeof reservation === 'object') return new WorkShare(this, workClass, reservation);
    this.count(workClass, reservation === 'SHARE_USED_UP' ? 'share_used_up' : 'queue_full');
    throw reservation === 'SHARE_USED_UP' ? shareUsedUp() : serverFull();
  }

  count(workClass: WorkClass, outcome: AdmissionOutcome): void {
    this.counts[workClass][outcome]++;
  }

  /** How often each outcome occurred since the process started. */
  outcomes(): { workClass: WorkClass; outcome: AdmissionOutcome; count: number }[] {
    return WORK_CLASSES.flatMap((workClass) =>
      OUTCOMES.map((outcome) => ({ workClass, outcome, count: this.counts[workClass][outcome] })),
    );
  }

  /** The units of each class that run, wait and are reserved now. */
  figures(): { workClass: WorkClass; running: number; waiting: number; reserved: number; callers: number }[] {
    return WORK_CLASSES.map((workClass) => ({ workClass, ...this.queues[workClass].figures }));
  }
}

/** One request's share of a class of work. */
export class WorkShare {
  private releaseError: CodedError | undefined;
  private readonly waiting = new Set<(error: CodedError) => void>();

  /** @internal */
  constructor(
    private readonly admission: Admission,
    readonly workClass: WorkClass,
    private readonly reservation: Reservation,
  ) {}

  /**
   * Waits until `units` may run. @returns a function that ends the turn
   * @throws OVERLOADED when the turn does not come in time, CLIENT_CLOSED_REQUEST when `release` is called first
   */
  async turn(units: number): Promise<EndTurn> {
    if (this.releaseError) throw this.releaseError;
    let onBegin: (() => void) | undefined;
    const turn = this.reservation.turn(units, () => onBegin?.());
    const end = () => turn.end();
    if (turn.isRunning) this.admission.count(this.workClass, 'admitted');
    else await this.wait((begin) => (onBegin = begin), end);
    return end;
  }

  /** Runs work in its own turn. */
  async run<Result>(units: number, work: () => Result | Promise<Result>): Promise<Result> {
    const end = await this.turn(units);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Drops waiting work. The share becomes free once running work has ended. */
  release(reason: () => CodedError = clientGone): void {
    this.releaseError ??= reason();
    for (const reject of this.waiting) reject(this.releaseError);
    this.waiting.clear();
    this.reservation.close();
  }

  private wait(onBegin: (begin: () => void) => void, end: EndTurn): Promise<void> {
    const { admission, workClass, waiting } = this;
    admission.count(workClass, 'queued');
    return new Promise<void>((resolve, reject) => {
      const fail = (error: CodedError, outcome: AdmissionOutcome): void => {
        clearTimeout(timer);
        waiting.delete(onRelease);
        end();
        admission.count(workClass, outcome);
        reject(error);
      };
      const onRelease = (error: CodedError) => fail(error, 'client_gone');
      const timer = setTimeout(() => {
        this.releaseError ??= serverFull(); // later turns of this request would wait even longer
        fail(this.releaseError, 'waited_too_long');
      }, admission.limits[workClass].waitMs);
      waiting.add(onRelease);
      onBegin(() => {
        clearTimeout(timer);
        waiting.delete(onRelease);
        admission.count(workClass, 'admitted');
        resolve();
      });
    });
  }
}
