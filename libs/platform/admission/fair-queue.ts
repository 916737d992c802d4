/** Why a reservation is refused: the caller has used up its own share, or all callers together have filled the queue. */
export type QueueRefusal = 'SHARE_USED_UP' | 'QUEUE_FULL';

export interface QueueLimits {
  /** Units that may run at the same time, for all callers together and for one caller. */
  readonly maxRunning: number;
  readonly maxRunningPerCaller: number;
  /** Units that all callers together may reserve. */
  readonly maxReserved: number;
}

interface Caller {
  reserved: number;
  running: number;
  /** Units started so far. The caller with the lowest value is next. */
  virtualTime: number;
  readonly waiting: Turn[];
}

/**
 * Decides which work runs next when more is requested than may run at once. Callers take turns by the units they were given, and the
 * work of one caller keeps its order. The queue has no timer; it only calls the functions passed to it.
 */
export class FairQueue {
  private readonly callers = new Map<string, Caller>();
  private running = 0;
  private reserved = 0;
  /**
   * The units that each active caller has been given on average. A new or returning caller starts at this value, so a pause earns
   * no credit, and newcomers cannot overtake waiting callers for ever.
   */
  private virtualTime = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** Units that run, wait and are reserved, and the number of callers they belong to. */
  get figures(): { running: number; waiting: number; reserved: number; callers: number } {
    let waiting = 0;
    for (const caller of this.callers.values()) for (const turn of caller.waiting) waiting += turn.units;
    return { running: this.running, waiting, reserved: this.reserved, callers: this.callers.size };
  }

  /** Reserves `units` of a caller's share until the reservation is closed. */
  reserve(key: string, units: number, share: number): Reservation | QueueRefusal {
    const caller = this.callers.get(key);
    if ((caller?.reserved ?? 0) + units > share) return 'SHARE_USED_UP';
    if (this.reserved + units > this.limits.maxReserved) return 'QUEUE_FULL';
    const own = caller ?? { reserved: 0, running: 0, virtualTime: this.virtualTime, waiting: [] };
    if (!caller) this.callers.set(key, own);
    own.reserved += units;
    this.reserved += units;
    return new Reservation(this, key, own, units);
  }

  /** @internal */
  enqueue(turn: Turn): void {
    const { caller } = turn;
    if (caller.waiting.length === 0) caller.virtualTime = Math.max(caller.virtualTime, this.virtualTime);
    caller.waiting.push(turn);
    this.startWaitingTurns();
  }

  /** @internal */
  remove(turn: Turn, wasRunning: boolean): void {
    if (wasRunning) {
      turn.caller.running -= turn.units;
      this.running -= turn.units;
    } else turn.caller.waiting.splice(turn.caller.waiting.indexOf(turn), 1);
    this.startWaitingTurns();
  }

  /** @internal */
  releaseUnits(key: string, caller: Caller, units: number): void {
    caller.reserved -= units;
    this.reserved -= units;
    if (caller.reserved === 0) this.callers.delete(key);
  }

  private startWaitingTurns(): void {
    for (let next = this.next(); next; next = this.next()) {
      const { units, caller } = next;
      // Smaller turns must not overtake one that does not fit yet, or it would wait for ever. A turn above the limit runs alone.
      if (this.running > 0 && this.running + units > this.limits.maxRunning) return;
      caller.waiting.shift();
      caller.virtualTime += units;
      caller.running += units;
      this.virtualTime += units / this.activeCallerCount();
      this.running += units;
      next.start();
    }
  }

  private activeCallerCount(): number {
    let count = 0;
    for (const { running, waiting } of this.callers.values()) if (running > 0 || waiting.length > 0) count++;
    return count;
  }

  /** The first turn of the caller with the lowest virtual time among the callers below their own limit. */
  private next(): Turn | undefined {
    let least: Caller | undefined;
    if (this.running >= this.limits.maxRunning) return undefined;
    for (const caller of this.callers.values()) {
      const [first] = caller.waiting;
      if (!first || (caller.running > 0 && caller.running + first.units > this.limits.maxRunningPerCaller)) continue;
      if (!least || caller.virtualTime < least.virtualTime) least = caller;
    }
    return least?.waiting[0];
  }
}

/** The units that one request reserved. Its turns may be requested one after the other or all at once. */
export class Reservation {
  private readonly turns = new Set<Turn>();
  private state: 'open' | 'closing' | 'closed' = 'open';

  constructor(
    private readonly queue: FairQueue,
    private readonly key: string,
    private readonly caller: Caller,
    private readonly units: number,
  ) {}

  get isOpen(): boolean {
    return this.state === 'open';
  }

  /** Requests a turn. `begin` is called when it starts, possibly before this method returns, and never after the turn ended. */
  turn(units: number, begin: () => void): Turn {
    if (this.state !== 'open') throw new TypeError('The reservation is closed');
    const turn = new Turn(this.queue, this.caller, units, begin, () => {
      this.turns.delete(turn);
      this.releaseIfDone();
    });
    this.turns.add(turn);
    this.queue.enqueue(turn);
    return turn;
  }

  /** Ends the waiting turns. Running turns keep their units until they end, so disconnecting frees nothing early. */
  close(): void {
    if (this.state !== 'open') return;
    this.state = 'closing';
    for (const turn of this.turns) if (!turn.isRunning) turn.end();
    this.releaseIfDone();
  }

  private releaseIfDone(): void {
    if (this.state !== 'closing' || this.turns.size > 0) return;
    this.state = 'closed';
    this.queue.releaseUnits(this.key, this.caller, this.units);
  }
}

export class Turn {
  private state: 'waiting' | 'running' | 'over' = 'waiting';

  constructor(
    private readonly queue: FairQueue,
    readonly caller: Caller,
    readonly units: number,
    private readonly begin: () => void,
    private readonly onEnd: () => void,
  ) {}

  get isRunning(): boolean {
    return this.state === 'running';
  }

  /** @internal */
  start(): void {
    this.state = 'running';
    this.begin();
  }

  /** Ends the turn, whether it runs or still waits. Further calls have no effect. */
  end(): void {
    if (this.state === 'over') return;
    const wasRunning = this.isRunning;
    this.state = 'over';
    this.onEnd();
    this.queue.remove(this, wasRunning);
  }
}
