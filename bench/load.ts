import { type Socket, connect } from 'node:net';

/** A request and the check of its answer. */
export interface LoadRequest {
  readonly request: Buffer;
  /** @returns false for a wrong answer, which is counted as a fault */
  readonly isRight: (body: string) => boolean;
}

export interface LoadResult {
  readonly seconds: number;
  readonly answers: number;
  readonly wrongAnswers: number;
  /** The first wrong answer, for the error message. */
  readonly firstWrongAnswer: string | undefined;
  /** Duration of each answer, sorted. */
  readonly milliseconds: Float64Array;
  /** Connections that the server closed and the client opened again. */
  readonly reconnects: number;
}

/** A complete POST request, built in advance so that the load generator costs little. */
export function post(path: string, body: object, headers: Record<string, string> = {}): Buffer {
  const content = JSON.stringify(body);
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(content)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${content}`);
}

/** Sends requests over `clients` connections, one at a time per connection, until the time or the number is reached. */
export async function load(
  port: number,
  clients: number,
  { seconds, requests = Infinity }: { seconds: number; requests?: number },
  next: () => LoadRequest,
  /** Local address of the connections, when it is not the default. */
  localAddress?: string,
): Promise<LoadResult> {
  const milliseconds: number[] = [];
  const tally = { wrongAnswers: 0, firstWrongAnswer: undefined as string | undefined, reconnects: 0 };
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
        tally.wrongAnswers++;
        tally.firstWrongAnswer ??= body.slice(0, 500);
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

/** One keep-alive connection. Node's own HTTP client needs three times as much CPU time. */
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
