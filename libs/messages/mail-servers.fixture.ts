import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const open: { close(done: () => void): void }[] = [];
export async function closeMailServers(): Promise<void> {
  for (const server of open.splice(0)) await new Promise<void>((done) => server.close(done));
}

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
}

/** A real mail server whose replies can be set. */
export async function mailServer(
  options: SMTPServerOptions & { answerData?: (taken: ReceivedMail[]) => Error | undefined } = {},
) {
  const taken: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const fault = options.answerData?.(taken);
        const { mailFrom, rcptTo } = session.envelope;
        if (!fault) taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts) }); // prettier-ignore
        answer(fault);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  open.push(server);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { taken, url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}` };
}
export const smtpError = (responseCode: number, words = 'said so') => Object.assign(new Error(words), { responseCode });

/** A server that replies line by line as scripted, for faults that no regular server has. */
export async function scriptedServer(
  onLine: (line: string, socket: Socket, state: { inData: boolean }) => void,
  greeting = '220 rude\r\n',
) {
  // prettier-ignore
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const state = { inData: false };
    sockets.add(socket);
    socket.on('error', () => {});
    let rest = '';
    socket.write(greeting);
    socket.on('data', (part) => {
      const lines = (rest + part.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) if (!socket.destroyed) onLine(line, socket, state);
    });
  });
  open.push({
    close: (done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
/** Replies correctly until the end of the message, which `atEnd` handles. */
export const correctUntil =
  (atEnd: (socket: Socket) => void) => (line: string, socket: Socket, state: { inData: boolean }) => {
    if (state.inData) {
      if (line !== '.') return;
      state.inData = false;
      return atEnd(socket);
    }
    if (line === 'DATA') {
      state.inData = true;
      return socket.write('354 go on\r\n');
    }
    if (line === 'QUIT') return socket.end('221 bye\r\n');
    return socket.write('250 ok\r\n');
  };
