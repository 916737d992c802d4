import { type Admission, type EndTurn, type WorkShare, type WorkCaller } from './admission.js';
import { type WorkClass } from './limits.js';

/** The units that one HTTP request has reserved in the queues. They are released once: when it is answered, or when its client disconnects. */
export class RequestWork {
  private readonly shares = new Map<WorkClass, WorkShare>();
  private readonly turns = new Map<WorkClass, EndTurn>();
  private isOver = false;

  constructor(private readonly admission: Admission) {}

  /** Reserves `units` of a class. @throws RATE_LIMITED or OVERLOADED when a limit is reached */
  reserve(workClass: WorkClass, caller: WorkCaller, units: number): void {
    const share = this.admission.reserve(workClass, caller, units);
    this.shares.set(workClass, share);
    if (this.isOver) share.release();
  }

  /** Waits for a turn that lasts until `endTurn` or the end of the request. */
  async startTurn(workClass: WorkClass, units = 1): Promise<void> {
    const end = await this.shares.get(workClass)!.turn(units);
    if (this.isOver) end();
    else this.turns.set(workClass, end);
  }

  endTurn(workClass: WorkClass): void {
    this.turns.get(workClass)?.();
    this.turns.delete(workClass);
  }

  /** Runs one piece of work in its own turn, or at once when the request has a turn of its class or reserved nothing for it. */
  run<Result>(workClass: WorkClass, units: number, work: () => Result | Promise<Result>): Result | Promise<Result> {
    const share = this.turns.has(workClass) ? undefined : this.shares.get(workClass);
    return share ? share.run(units, work) : work();
  }

  /** Drops waiting work. Running work keeps its units until it ends, so disconnecting frees nothing early. */
  end(): void {
    this.isOver = true;
    for (const endTurn of this.turns.values()) endTurn();
    this.turns.clear();
    for (const share of this.shares.values()) share.release();
  }
}

const works = new WeakMap<object, RequestWork>();

/** The admission units that an HTTP request has reserved. */
export const workOf = (request: object): RequestWork | undefined => works.get(request);

export const assignWork = (request: object, work: RequestWork): void => void works.set(request, work);
