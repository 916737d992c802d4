import { type Socket, connect } from 'node:net';

/** A request of the load, and how its answer is known to be right. */
export interface Shot {
  readonly request: Buffer;
  /** @returns false when the answer is not what the workload is about: it is counted as a fault. */
  readonly isRight: (body: string) => boolean;
}

export interface Load {
  readonly seconds: number;
  readonly answers: number;
  readonly faults: number;
  /** The first wrong answer, to show. */
  readonly fault: string | undefined;
  /** Of each answer, sorted. */
  readonly milliseconds: Float64Array;
  /** Connections that the server closed and we had to open again. */
  readonly reconnects: number;
}

/** A POST as it goes over the wire: made beforehand, so that the generator costs little beside the server. */
export function post(path: string, body: object, headers: Record<string, string> = {}): Buffer {
  const content = JSON.stringify(body);
  const lines = Object.entries({
    host: 'bench',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(content)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`);
}

/** Sends `next()` over `clients` connections, each waiting for its answer before the next one, until time or number is up. */
export async function load(
  port: number,
  clients: number,
  { seconds, requests = Infinity }: { seconds: number; requests?: number },
  next: () => Shot,
  /** An address of this machine to come from, where it is not to be the usual one. */
  localAddress?: string,
): Promise<Load> {
  const milliseconds: number[] = [];
  const tally = { faults: 0, fault: undefined as string | undefined, reconnects: 0 };
  const start = performance.now();
  const deadline = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      let client = await Connection.open(port, localAddress);
      while (performance.now() < deadline && milliseconds.length < requests) {
        const { request, isRight } = next();
        const sentAt = performance.now();
        const body = await client.ask(request).catch(async (error: Error) => {
          tally.reconnects++;
          client = await Connection.open(port, localAddress);
          return error.message;
        });
        milliseconds.push(performance.now() - sentAt);
        if (isRight(body)) continue;
        tally.faults++;
        tally.fault ??= body.slice(0, 500);
      }
      client.close();
    }),
  );
  return {
    seconds: (performance.now() - start) / 1000,
    answers: milliseconds.length,
    ...tally,
    milliseconds: Float64Array.from(milliseconds).sort(),
  };
}

/** One keep-alive connection. Node's own client costs three times as much, on the core the answers are read with. */
class Connection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve(body: string): void; reject(error: Error): void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
  }

  static open(port: number, localAddress?: string): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', ...(localAddress && { localAddress }) }, () =>
        resolve(new Connection(socket)),
      );
      socket.once('error', reject);
    });
  }

  ask(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /content-length: (\d+)/i.exec(this.received.toString('latin1', 0, head))?.[1];
    if (length === undefined) return this.waiting?.reject(new Error('an answer without content-length'));
    const end = head + 4 + Number(length);
    if (this.received.length < end) return;
    const body = this.received.toString('utf8', head + 4, end);
    this.received = this.received.subarray(end);
    this.waiting?.resolve(body);
  }
}
