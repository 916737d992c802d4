import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Database, Networks, type Viewer, declareGauge } from '#libs/platform';
import { grantedTopics, topicKey } from './granted-topics.js';
import { type Change, changesSince, presentPosition } from './live-feed.queries.js';
import { LiveStream } from './live-stream.js';
import { type FeedPosition, isReadableFrom, positionText } from './rules/feed-position.js';
import { type Topic } from './rules/topics.js';

const POLL_MS = 1_000;
/** Below the half minute after which the server and proxies close a connection on which nothing is sent. */
const BEAT_MS = 15_000;
/** Checks of sessions that run at the same time. They share few connections with the sign-ins. */
const CHECKS_AT_ONCE = 2;

const KINDS: Record<Change['topic'], readonly Topic['kind'][]> = {
  AGENDA: ['agenda'],
  NOTIFICATIONS: ['notifications'],
  PLANNING: ['planning'],
  TIMES: ['planning', 'free'],
};

/** The open streams of this process. While there are any, it reads the feeds of changes once a second. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private static readonly instances = new Set<WeakRef<LiveStreams>>();
  private readonly streams = new Set<LiveStream>();
  private readonly followers = new Map<string, Set<LiveStream>>();
  private position: FeedPosition | undefined;
  private starting: Promise<void> | undefined;
  private checking: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
  ) {
    LiveStreams.instances.add(new WeakRef(this));
  }

  static count(): number {
    return [...LiveStreams.instances].reduce((sum, each) => sum + (each.deref()?.streams.size ?? 0), 0);
  }

  /** The topics that a viewer may follow. @throws when the database is unreachable */
  async topicsFor(viewer: Viewer, wanted: readonly Topic[]): Promise<ReadonlyMap<string, string>> {
    if (!this.position) await this.start();
    return grantedTopics(this.database.open, viewer, wanted);
  }

  /** Adds a stream, and tells it what changed since the position at which an earlier one ended. */
  async add(
    stream: LiveStream,
    networkId: string,
    topics: ReadonlyMap<string, string>,
    since: FeedPosition | undefined,
  ): Promise<void> {
    while (!this.position) await this.start();
    // Added at a position: the stream gets every change that the loop reads after it.
    this.streams.add(stream);
    this.follow(stream, topics);
    let isResumed = false;
    if (since && isReadableFrom(since, this.position)) {
      const missed = await changesSince(this.database.open, [networkId], since).catch(() => undefined);
      isResumed = missed !== undefined && isReadableFrom(since, missed.position);
      if (isResumed) this.announce(missed!.changes, this.position, [stream]);
    }
    if (this.streams.has(stream)) stream.begin(positionText(this.position), isResumed);
  }

  remove(stream: LiveStream): void {
    this.streams.delete(stream);
    this.follow(stream, new Map());
  }

  onModuleDestroy(): void {
    this.isStopping = true;
    for (const stream of this.streams) stream.end();
    this.streams.clear();
    this.followers.clear();
  }

  private start(): Promise<void> {
    return (this.starting ??= presentPosition(this.database.open)
      .then((position) => {
        this.position = position;
        void this.run();
      })
      .finally(() => (this.starting = undefined)));
  }

  private async run(): Promise<void> {
    for (;;) {
      await sleep(POLL_MS, undefined, { ref: false });
      if (this.isStopping || this.streams.size === 0) break;
      await this.poll().catch(() => {}); // the next round reads the same changes
      const text = positionText(this.position!);
      for (const stream of this.streams) if (stream.quietMs >= BEAT_MS) stream.send('beat', text);
      this.checking ??= this.checkSessions().finally(() => (this.checking = undefined));
    }
    this.position = undefined;
  }

  private async poll(): Promise<void> {
    const since = this.position!;
    const networkIds = (await this.networks.all()).map(({ id }) => id);
    const { position, changes } = await changesSince(this.database.open, networkIds, since);
    this.position = position;
    if (isReadableFrom(since, position) || (since.epoch === null && position.epoch === null))
      this.announce(changes, position, this.streams);
    else
      for (const stream of this.streams)
        for (const topic of stream.topics.values()) stream.announce(topic, positionText(position));
  }

  private announce(changes: readonly Change[], position: FeedPosition, to: Iterable<LiveStream>): void {
    if (changes.length === 0) return;
    const text = positionText(position);
    const among = new Set(to);
    const keys = new Set(changes.flatMap((change) => this.keysOf(change)));
    for (const key of keys)
      for (const stream of this.followers.get(key) ?? [])
        if (among.has(stream)) stream.announce(stream.topics.get(key)!, text);
  }

  /** The keys of a change that somebody follows. */
  private keysOf({ networkId, topic, subjectId }: Change): string[] {
    if (subjectId !== null) return KINDS[topic].map((kind) => topicKey(networkId, kind, subjectId));
    const prefixes = KINDS[topic].map((kind) => topicKey(networkId, kind, ''));
    return [...this.followers.keys()].filter((key) => prefixes.some((prefix) => key.startsWith(prefix)));
  }

  private follow(stream: LiveStream, topics: ReadonlyMap<string, string>): void {
    for (const key of stream.topics.keys()) {
      const others = this.followers.get(key);
      others?.delete(stream);
      if (others?.size === 0) this.followers.delete(key);
    }
    stream.topics = topics;
    for (const key of topics.keys()) {
      const all = this.followers.get(key) ?? new Set();
      this.followers.set(key, all.add(stream));
    }
  }

  /** Ends streams whose session ended, and takes away topics that their reader may no longer follow. */
  private async checkSessions(): Promise<void> {
    const due = [...this.streams].filter((stream) => stream.isCheckDue(this.clock.now()));
    const next = async (): Promise<void> => {
      for (let stream = due.pop(); stream; stream = due.pop()) await this.check(stream);
    };
    await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, next));
  }

  private async check(stream: LiveStream): Promise<void> {
    const now = this.clock.now();
    try {
      const viewer = await stream.findViewer();
      const topics = await grantedTopics(this.database.open, viewer, stream.wanted);
      if (!this.streams.has(stream)) return;
      if (!viewer.account || topics.size === 0) return this.end(stream);
      stream.noteChecked(now);
      const isSame = topics.size === stream.topics.size && [...topics.keys()].every((key) => stream.topics.has(key));
      if (isSame) return;
      this.follow(stream, topics);
      stream.send('topics', positionText(this.position!), { topics: [...topics.values()] });
    } catch {
      if (stream.noteUnchecked(now)) this.end(stream);
    }
  }

  private end(stream: LiveStream): void {
    this.remove(stream);
    stream.end();
  }
}

declareGauge('live_streams', 'Open streams that tell pages what to fetch again', () => LiveStreams.count());
