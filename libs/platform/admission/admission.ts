import { BUSY_MESSAGE } from '../database/transient-errors.js';
import { CodedError } from '../graphql/errors.js';
import { FairQueue, type Reservation } from './fair-queue.js';
import { type AdmissionLimits, WORK_CLASSES, type WorkClass } from './limits.js';

/** Who asks: a signed-in account, or everybody without one behind a client network. */
export interface WorkCaller {
  readonly kind: 'account' | 'network';
  readonly id: string;
}

/** What became of work that asked to be admitted, as metrics count it: what was queued ends as one of the others too. */
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

/** Ends the running of one piece of work; only the first call counts. */
export type EndTurn = () => void;

/** The caller asks for more than its share: the others are served, this one is to wait. */
export const shareUsedUp = (): CodedError =>
  new CodedError('RATE_LIMITED', 'You have too many requests under way; wait for their answers and try again.', 429);
/** Everybody together asks for more than this process can do. */
export const serverFull = (): CodedError => new CodedError('OVERLOADED', BUSY_MESSAGE, 503);
/** Nobody reads this answer. */
const clientGone = (): CodedError => new CodedError('CLIENT_CLOSED_REQUEST', 'The client closed the request.', 499);

const ofEachClass = <Value>(make: (name: WorkClass) => Value): Record<WorkClass, Value> =>
  Object.fromEntries(WORK_CLASSES.map((name) => [name, make(name)])) as Record<WorkClass, Value>;

/** Admits work class by class: refuses at once what is over a limit, and lets callers take turns at the rest. */
export class Admission {
  private readonly queues: Record<WorkClass, FairQueue>;
  private readonly counts: Record<WorkClass, Record<AdmissionOutcome, number>>;

  constructor(readonly limits: AdmissionLimits) {
    this.queues = ofEachClass((name) => new FairQueue(limits[name]));
    this.counts = ofEachClass(
      () => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<AdmissionOutcome, number>,
    );
  }

  /**
   * Takes `units` of the caller's share of a class, until the place is left.
   * @throws RATE_LIMITED with 429 when the share has not that many left, OVERLOADED with 503 when the queue of the class has not
   */
  enter(workClass: WorkClass, { kind, id }: WorkCaller, units: number): Place {
    const { perAccount, perNetwork } = this.limits[workClass];
    const share = kind === 'account' ? perAccount : perNetwork;
    const reservation = this.queues[workClass].reserve(`${kind} ${id}`, units, share);
    if (typeof reservation === 'object') return new Place(this, workClass, reservation);
    this.count(workClass, reservation === 'SHARE_USED_UP' ? 'share_used_up' : 'queue_full');
    throw reservation === 'SHARE_USED_UP' ? shareUsedUp() : serverFull();
  }

  count(workClass: WorkClass, outcome: AdmissionOutcome): void {
    this.counts[workClass][outcome]++;
  }

  /** What became of the work so far. */
  outcomes(): { workClass: WorkClass; outcome: AdmissionOutcome; count: number }[] {
    return WORK_CLASSES.flatMap((workClass) =>
      OUTCOMES.map((outcome) => ({ workClass, outcome, count: this.counts[workClass][outcome] })),
    );
  }

  /** What runs, waits and is reserved now, in units. */
  figures(): { workClass: WorkClass; running: number; waiting: number; reserved: number; callers: number }[] {
    return WORK_CLASSES.map((workClass) => ({ workClass, ...this.queues[workClass].figures }));
  }
}

/** One request's share of a class of work. */
export class Place {
  private gone: CodedError | undefined;
  private readonly waiting = new Set<(error: CodedError) => void>();

  /** @internal */
  constructor(
    private readonly admission: Admission,
    readonly workClass: WorkClass,
    private readonly reservation: Reservation,
  ) {}

  /**
   * Resolves when `units` may run; what it resolves with ends that.
   * @throws OVERLOADED when the turn does not come in time, CLIENT_CLOSED_REQUEST when the place is left before
   */
  async turn(units: number): Promise<EndTurn> {
    if (this.gone) throw this.gone;
    let onBegin: (() => void) | undefined;
    const turn = this.reservation.turn(units, () => onBegin?.());
    const end = () => turn.end();
    if (turn.isRunning) this.admission.count(this.workClass, 'admitted');
    else await this.wait((begin) => (onBegin = begin), end);
    return end;
  }

  /** Runs work in a turn of its own. */
  async run<Result>(units: number, work: () => Result | Promise<Result>): Promise<Result> {
    const end = await this.turn(units);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** The answer is given, or nobody waits for it: what waits is dropped, and the share is free once what runs has ended. */
  leave(reason: () => CodedError = clientGone): void {
    this.gone ??= reason();
    for (const reject of this.waiting) reject(this.gone);
    this.waiting.clear();
    this.reservation.close();
  }

  private wait(whenBegun: (begin: () => void) => void, end: EndTurn): Promise<void> {
    const { admission, workClass, waiting } = this;
    admission.count(workClass, 'queued');
    return new Promise<void>((resolve, reject) => {
      const fail = (error: CodedError, outcome: AdmissionOutcome): void => {
        clearTimeout(timer);
        waiting.delete(whenGone);
        end();
        admission.count(workClass, outcome);
        reject(error);
      };
      const whenGone = (error: CodedError) => fail(error, 'client_gone');
      const timer = setTimeout(() => {
        this.gone ??= serverFull(); // the other turns of this request would come later still
        fail(this.gone, 'waited_too_long');
      }, admission.limits[workClass].waitMs);
      waiting.add(whenGone);
      whenBegun(() => {
        clearTimeout(timer);
        waiting.delete(whenGone);
        admission.count(workClass, 'admitted');
        resolve();
      });
    });
  }
}
