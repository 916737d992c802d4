import { type Viewer } from '#libs/platform';
import { type Topic } from './rules/topics.js';

/** The part of an HTTP answer that a stream writes to. */
export interface StreamOutput {
  write(text: string): boolean;
  end(): void;
  destroy(): void;
  readonly writableLength: number;
}

/** Bytes that may wait for a slow reader, beyond what the system buffers. */
const MAX_WAITING_BYTES = 16_384;
/** How long a stream may go on while its session cannot be checked. */
const UNCHECKED_SECONDS = 180;
const CHECK_SECONDS = 60;

/** The first transaction that a position has not seen. */
const versionOf = (position: string): string => position.slice(position.lastIndexOf('.') + 1).split(':')[1]!;

let opened = 0;

/** One open stream of one browser. */
export class LiveStream {
  /** The names of the topics it may follow, by the key under which changes are found. */
  topics: ReadonlyMap<string, string> = new Map();
  /** Topics that changed before the stream told where it starts; undefined from then on. */
  private pending: Set<string> | undefined = new Set();
  private nextCheckAt: number;
  private checkedAt: number;
  private beatAt = performance.now();
  private isOver = false;

  constructor(
    private readonly output: StreamOutput,
    /** Finds out again who reads it. */
    readonly findViewer: () => Promise<Viewer>,
    readonly wanted: readonly Topic[],
    now: Temporal.Instant,
  ) {
    this.checkedAt = now.epochMilliseconds;
    // Streams that open in the same second are not all checked in the same second.
    this.nextCheckAt = this.checkedAt + (CHECK_SECONDS / 2 + (opened++ % (CHECK_SECONDS / 2))) * 1_000;
  }

  /** Milliseconds since anything was written. */
  get quietMs(): number {
    return performance.now() - this.beatAt;
  }

  isCheckDue(now: Temporal.Instant): boolean {
    return now.epochMilliseconds >= this.nextCheckAt;
  }

  /** The session is still good, and the topics are those that it may follow now. */
  noteChecked(now: Temporal.Instant): void {
    this.checkedAt = now.epochMilliseconds;
    this.nextCheckAt = this.checkedAt + CHECK_SECONDS * 1_000;
  }

  /** The check failed, for example because the database is unreachable. @returns whether the stream must end */
  noteUnchecked(now: Temporal.Instant): boolean {
    return now.epochMilliseconds - this.checkedAt > UNCHECKED_SECONDS * 1_000;
  }

  /** Says which topics it follows from which position on, and whether it goes on where an earlier stream ended. */
  begin(position: string, isResumed: boolean): void {
    const { pending = [] } = this;
    this.pending = undefined;
    this.send('ready', position, { topics: [...this.topics.values()], resumed: isResumed });
    for (const topic of pending) this.announce(topic, position);
  }

  /** Says that there is something new to fetch. The version is higher after each change, in all processes. */
  announce(topic: string, position: string): void {
    if (this.pending) this.pending.add(topic);
    else this.send('change', position, { topic, version: versionOf(position) });
  }

  /** Writes one event, or drops a reader that does not read. */
  send(event: 'ready' | 'change' | 'topics' | 'beat', position: string, data?: object): void {
    if (this.isOver) return;
    this.output.write(`event: ${event}\nid: ${position}\ndata: ${data ? JSON.stringify(data) : ''}\n\n`);
    this.beatAt = performance.now();
    if (this.output.writableLength <= MAX_WAITING_BYTES) return;
    this.isOver = true;
    this.output.destroy();
  }

  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.output.end();
  }
}
