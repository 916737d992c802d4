import { type Admission, type EndTurn, type Place, type WorkCaller } from './admission.js';
import { type WorkClass } from './limits.js';

/** Everything that one HTTP request has set aside in the queues, and gives back once: with its answer, or when its client is gone. */
export class RequestWork {
  private readonly places = new Map<WorkClass, Place>();
  private readonly held = new Map<WorkClass, EndTurn>();
  private isOver = false;

  constructor(private readonly admission: Admission) {}

  /** Sets `units` of a class aside. @throws RATE_LIMITED or OVERLOADED at once when there is no room */
  enter(workClass: WorkClass, caller: WorkCaller, units: number): void {
    const place = this.admission.enter(workClass, caller, units);
    this.places.set(workClass, place);
    if (this.isOver) place.leave();
  }

  /** Waits for a turn that lasts until `release` or the end of the request. */
  async hold(workClass: WorkClass): Promise<void> {
    const end = await this.places.get(workClass)!.turn(1);
    if (this.isOver) end();
    else this.held.set(workClass, end);
  }

  release(workClass: WorkClass): void {
    this.held.get(workClass)?.();
    this.held.delete(workClass);
  }

  /** Runs one costly piece of work in a turn of its own; at once where nothing was set aside for its class. */
  run<Result>(workClass: WorkClass, units: number, work: () => Result | Promise<Result>): Result | Promise<Result> {
    const place = this.places.get(workClass);
    return place ? place.run(units, work) : work();
  }

  /** What waits is dropped. What runs keeps its place until it ends: nobody gets room by going away. */
  end(): void {
    this.isOver = true;
    for (const endTurn of this.held.values()) endTurn();
    this.held.clear();
    for (const place of this.places.values()) place.leave();
  }
}
