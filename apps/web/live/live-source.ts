import { retryDelay } from '../rules/live-retry.js';

/** The server writes at least every 15 seconds. */
const SILENT_MS = 40_000;
const SETTLE_MS = 150;

export interface LiveSourceEvents {
  /** Each of these topics has, or may have, something new to fetch. */
  changed(topics: readonly string[]): void;
  /** Everything before this position was announced. */
  position(position: string): void;
}

/** One stream of the server, which is opened again after failures and when other topics are wanted. */
export class LiveSource {
  private source: EventSource | undefined;
  /** The topics that were asked for last, and those of the last stream that opened. */
  private asked: readonly string[] = [];
  private followed: readonly string[] = [];
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly slug: string,
    private readonly wanted: () => readonly string[],
    private since: string | undefined,
    private readonly events: LiveSourceEvents,
  ) {}

  /** Opens the stream, or opens another one when a wanted topic is not in it. */
  update(): void {
    if (this.source && this.wanted().every((topic) => this.asked.includes(topic))) return;
    if (this.timer === undefined || this.failures === 0) this.openIn(SETTLE_MS);
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = undefined;
  }

  private openIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.open();
    }, ms);
  }

  private open(): void {
    const topics = this.wanted();
    this.close();
    if (topics.length === 0) return;
    const query = new URLSearchParams({ topics: topics.join(','), ...(this.since && { since: this.since }) });
    const source = new EventSource(`/${encodeURIComponent(this.slug)}/live?${query}`);
    this.source = source;
    this.asked = topics;
    const on = (name: string, act: (data: unknown) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.failures = 0;
        this.noteAlive(event.lastEventId);
        act(event.data ? JSON.parse(event.data) : undefined);
      });
    on('ready', (data) => {
      const { resumed } = data as { resumed: boolean };
      // A topic that was not followed before may have changed after its page was fetched.
      this.events.changed(resumed ? topics.filter((topic) => !this.followed.includes(topic)) : topics);
      this.followed = topics;
    });
    on('change', (data) => this.events.changed([(data as { topic: string }).topic]));
    on('topics', (data) => {
      const { topics: left } = data as { topics: string[] };
      this.events.changed(topics.filter((topic) => !left.includes(topic)));
    });
    on('beat', () => {});
    source.addEventListener('error', () => this.fail());
    this.listen();
  }

  private noteAlive(position: string): void {
    this.since = position;
    this.events.position(position);
    this.listen();
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.fail(), SILENT_MS);
  }

  private fail(): void {
    this.close();
    this.failures++;
    this.openIn(retryDelay(this.failures, Math.random()));
  }
}
