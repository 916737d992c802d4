import { type Database, JOBS_AT_ONCE, statement } from '#libs/platform';
import { type OutgoingMail } from './compose.js';

/** Hands one mail over. Rejects when the other side did not say it has it; with `Refused` when it never will take it. */
export interface Transport {
  (mail: OutgoingMail, at: Temporal.Instant): Promise<void>;
  /** Ends what it keeps open, once what is under way is over. */
  close?(): void;
}

/** The mail was refused for good: sending it again would be refused again. */
export class Refused extends Error {}

/** An attempt takes no longer than this; a claim older than `ABANDONED_SECONDS` belongs to a process that died. */
export const ATTEMPT_SECONDS = 20;
export const ABANDONED_SECONDS = 25;

interface SmtpFault extends Error {
  command?: string;
  responseCode?: number;
  permanent?: boolean;
}

// A 5xx to the greeting, the login or the sender speaks of us, and the next try may find it mended; only what is said of
// this recipient or this message is about this mail. 530 is "log in first", wherever it comes.
const isRefusal = ({ command, responseCode, permanent }: SmtpFault) =>
  permanent === true && responseCode !== 530 && (command === 'RCPT TO' || command === 'DATA');

/** How long a connection stays open that nobody needs. */
const IDLE_MS = 10_000;

async function mailServer(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: JOBS_AT_ONCE, // a mail whose time runs waits for none
    idleTimeout: IDLE_MS,
    // Only what the server never saw: a connection it had closed unnoticed is given up for another, once.
    maxRequeues: 1,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    dnsTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * Sends by the server of SMTP_URL, one mail after another over connections that stay open between them. What sends is loaded
 * with the first mail: the api, which only writes links, never does.
 */
export function smtpTransport(url: string, attemptSeconds = ATTEMPT_SECONDS): Transport {
  let server: ReturnType<typeof mailServer> | undefined;
  const send: Transport = async ({ from, to, raw }) => {
    try {
      const open = await (server ??= mailServer(url));
      const signal = AbortSignal.timeout(attemptSeconds * 1_000);
      await open.sendMail({ envelope: { from: from.email, to: [to.email] }, raw, signal });
    } catch (error) {
      const fault = error as SmtpFault;
      if (isRefusal(fault)) throw new Refused(fault.message, { cause: error });
      throw error;
    }
  };
  return Object.assign(send, { close: () => void server?.then((open) => open.close()) });
}

const keep = statement(
  'messages.keepLocally',
  `insert into local_mail (message_id, recipient, subject, raw, received_at) values ($1, $2, $3, $4, $5)
   on conflict (message_id) do nothing`,
);

/** Puts the mail into the local mailbox; a second copy of the same mail is not kept. */
export function localTransport(database: Database): Transport {
  return async ({ messageId, to, subject, raw }, at) => {
    await database.open.run(keep, [messageId, to.email, subject, raw, at]);
  };
}
