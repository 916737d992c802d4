import { type Socket, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The bytes received from a socket. */
export interface RawResponse {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Milliseconds until the server closed the connection, or the wait was over. */
  readonly ms: number;
  readonly closed: boolean;
}

/**
 * Sends bytes that no client library would send, piece by piece, and waits until the server closes or `seconds` are
 * over.
 */
export async function sendRaw(
  url: string,
  pieces: readonly string[],
  { seconds = 20, pauseMs = 0 }: { seconds?: number; pauseMs?: number } = {},
): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const started = performance.now();
  const socket: Socket = connect(Number(port), hostname);
  let text = '';
  let closed = false;
  const over = new Promise<void>((resolve) => {
    socket.on('data', (data) => (text += data.toString('latin1')));
    socket.on('error', () => {}); // some of these requests expect the server to hang up in the middle
    socket.on('close', () => {
      closed = true;
      resolve();
    });
  });
  const limit = sleep(seconds * 1_000, undefined, { ref: false });
  for (const piece of pieces) {
    if (closed || performance.now() - started > seconds * 1_000) break;
    socket.write(piece, 'latin1');
    if (pauseMs > 0) await sleep(pauseMs);
  }
  await Promise.race([over, limit]);
  const ms = performance.now() - started;
  const wasClosed = closed;
  socket.destroy();
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0);
  return { status, head, body: rest.join('\r\n\r\n'), ms, closed: wasClosed };
}

/** A request as text that closes the connection afterwards. */
export const request = (line: string, headers: readonly string[] = [], body = ''): string =>
  [
    line,
    ...(headers.some((name) => /^host:/i.test(name)) ? [] : ['host: localhost']),
    ...headers,
    'connection: close',
    '',
    body,
  ].join('\r\n');
