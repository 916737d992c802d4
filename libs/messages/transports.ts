import { type Database, JOBS_AT_ONCE, statement } from '#libs/platform';
import { type OutgoingMail } from './compose.js';

/** Sends one mail. Rejects when the server did not confirm it, and with `MailRefused` when it never will. */
export interface Transport {
  (mail: OutgoingMail, at: Temporal.Instant): Promise<void>;
  /** Closes idle connections after the mails under way are sent. */
  close?(): void;
}

/** The mail was refused permanently, so a retry is useless. */
export class MailRefused extends Error {}

/** The longest an attempt can take. A claim older than `ABANDONED_SECONDS` belongs to a process that died. */
export const ATTEMPT_SECONDS = 20;
export const ABANDONED_SECONDS = 25;

interface SmtpFault extends Error {
  command?: string;
  responseCode?: number;
  permanent?: boolean;
}

// A 5xx reply to the greeting, the login or the sender concerns our configuration, so a retry may succeed once it is corrected.
// Only a reply to this recipient or this message is final. 530 means "authentication required" anywhere.
const isRefusal = ({ command, responseCode, permanent }: SmtpFault) =>
  permanent === true && responseCode !== 530 && (command === 'RCPT TO' || command === 'DATA');

/** How long an idle connection stays open, in milliseconds. */
const IDLE_MS = 10_000;

async function mailServer(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: JOBS_AT_ONCE, // one per simultaneous job, so that no mail waits for a connection
    idleTimeout: IDLE_MS,
    // One retry on another connection, only when the server had already closed the first one.
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
 * Sends through the server of SMTP_URL over pooled connections. The library is loaded with the first mail, because the api
 * never sends one.
 */
export function smtpTransport(url: string, attemptSeconds = ATTEMPT_SECONDS): Transport {
  let server: ReturnType<typeof mailServer> | undefined;
  const send: Transport = async ({ from, to, raw }) => {
    try {
      const pool = await (server ??= mailServer(url));
      const signal = AbortSignal.timeout(attemptSeconds * 1_000);
      await pool.sendMail({ envelope: { from: from.email, to: [to.email] }, raw, signal });
    } catch (error) {
      const fault = error as SmtpFault;
      if (isRefusal(fault)) throw new MailRefused(fault.message, { cause: error });
      throw error;
    }
  };
  return Object.assign(send, { close: () => void server?.then((pool) => pool.close()) });
}

const insertLocalMail = statement(
  'messages.keepLocally',
  `insert into local_mail (message_id, recipient, subject, raw, received_at) values ($1, $2, $3, $4, $5)
   on conflict (message_id) do nothing`,
);

/** Stores the mail in the local mailbox. A duplicate is ignored. */
export function localTransport(database: Database): Transport {
  return async ({ messageId, to, subject, raw }, at) => {
    await database.open.run(insertLocalMail, [messageId, to.email, subject, raw, at]);
  };
}
