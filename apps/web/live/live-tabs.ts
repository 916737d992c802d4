import { LiveSource } from './live-source.js';

type Listener = () => void;
type Message =
  | { kind: 'wanted'; tab: string; topics: readonly string[] }
  | { kind: 'ask' }
  | { kind: 'gone'; tab: string }
  | { kind: 'changed'; topics: readonly string[] }
  | { kind: 'position'; position: string }
  | { kind: 'signed-out' };

/**
 * What the pages of one person follow in one network. The tabs of a browser share one stream: the tab that holds a lock reads it and
 * passes on what it says. Without locks, which need https, each tab has a stream of its own.
 */
export class LiveTabs {
  private readonly tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  private readonly listeners = new Map<string, Set<Listener>>();
  /** What the other tabs want, known to the tab that reads the stream. */
  private readonly others = new Map<string, readonly string[]>();
  private channel: BroadcastChannel | undefined;
  private source: LiveSource | undefined;
  private position: string | undefined;
  private leaving: AbortController | undefined;

  constructor(
    private readonly slug: string,
    private readonly name: string,
  ) {
    addEventListener('pagehide', () => this.stop());
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted && this.listeners.size > 0) this.start();
    });
  }

  /** Calls `listener` when the topic has, or may have, something new. @returns how to stop following it */
  follow(topic: string, listener: Listener): () => void {
    const all = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, all.add(listener));
    if (all.size === 1) this.start();
    return () => {
      all.delete(listener);
      if (all.size === 0 && this.listeners.get(topic) === all) this.listeners.delete(topic);
      // The next page often follows the same topics.
      setTimeout(() => this.listeners.size === 0 && this.stop(), 1_000);
    };
  }

  /** Ends the stream in all tabs, after signing out. */
  signOut(): void {
    this.send({ kind: 'signed-out' });
    this.listeners.clear();
    this.stop();
  }

  private start(): void {
    if (this.leaving) {
      this.source?.update();
      this.announce();
      return;
    }
    this.leaving = new AbortController();
    if (!('locks' in navigator && 'BroadcastChannel' in globalThis)) return this.lead();
    this.channel = new BroadcastChannel(this.name);
    this.channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.receive(data));
    this.announce();
    const { signal } = this.leaving;
    const untilLeaving = () =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', () => resolve());
        this.lead();
      });
    navigator.locks.request(this.name, { signal }, untilLeaving).catch(() => {});
  }

  private stop(): void {
    this.source?.close();
    this.source = undefined;
    this.send({ kind: 'gone', tab: this.tab });
    this.channel?.close();
    this.channel = undefined;
    this.leaving?.abort();
    this.leaving = undefined;
  }

  private lead(): void {
    this.others.clear();
    this.source = new LiveSource(this.slug, () => this.wanted(), this.position, {
      changed: (topics) => {
        this.send({ kind: 'changed', topics });
        this.tell(topics);
      },
      position: (position) => {
        this.position = position;
        this.send({ kind: 'position', position });
      },
    });
    this.send({ kind: 'ask' });
    this.source.update();
  }

  private wanted(): string[] {
    return [...new Set([...this.listeners.keys(), ...[...this.others.values()].flat()])].sort().slice(0, 40);
  }

  private announce(): void {
    this.send({ kind: 'wanted', tab: this.tab, topics: [...this.listeners.keys()] });
  }

  private receive(message: Message): void {
    if (message.kind === 'changed') this.tell(message.topics);
    else if (message.kind === 'position') this.position = message.position;
    else if (message.kind === 'ask') this.announce();
    else if (message.kind === 'gone') this.others.delete(message.tab);
    else if (message.kind === 'wanted') {
      this.others.set(message.tab, message.topics);
      this.source?.update();
    } else {
      this.listeners.clear();
      this.stop();
    }
  }

  private tell(topics: readonly string[]): void {
    for (const topic of topics) for (const listener of this.listeners.get(topic) ?? []) listener();
  }

  private send(message: Message): void {
    this.channel?.postMessage(message);
  }
}

const instances = new Map<string, LiveTabs>();

export function liveTabs(slug: string, accountId: string): LiveTabs {
  const name = `traboule-live ${slug} ${accountId}`;
  const known = instances.get(name) ?? new LiveTabs(slug, name);
  instances.set(name, known);
  return known;
}

export const endLiveTabs = (): void => {
  for (const tabs of instances.values()) tabs.signOut();
  instances.clear();
};
