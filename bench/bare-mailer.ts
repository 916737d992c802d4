import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Pool } from 'pg';
import { JOBS_AT_ONCE } from '#libs/platform';

/** A finished mail, and the outbox row that is marked done once the mail is sent. */
export interface BareMail {
  readonly outboxId: string;
  readonly from: string;
  readonly to: string;
  readonly raw: string;
}

/**
 * The practical limit of reminders: a loop that sends finished mails over the same pooled connections and marks a row done
 * after each, without a queue, a reading, or a receipt.
 */
const mailServer = createTransport({ url: process.env.SMTP_URL!, pool: true, maxConnections: JOBS_AT_ONCE });
const database = new Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const markDone = 'update outbox set done_at = now() where id = $1';

async function send({ outboxId, from, to, raw }: BareMail): Promise<void> {
  await mailServer.sendMail({ envelope: { from, to: [to] }, raw });
  await database.query({ name: 'mark-done', text: markDone, values: [outboxId] });
}

async function sendAll({ mails, dueAtMs }: { mails: BareMail[]; dueAtMs: number }): Promise<void> {
  await sleep(dueAtMs - Date.now());
  const loop = async () => {
    for (let mail = mails.pop(); mail; mail = mails.pop()) await send(mail);
  };
  await Promise.all(Array.from({ length: JOBS_AT_ONCE }, loop));
  process.send?.({ sent: true });
}

process.on('message', (order: Parameters<typeof sendAll>[0]) => void sendAll(order));
process.on('disconnect', () => {
  mailServer.close();
  void database.end().then(() => process.exit(0));
});
await database.query('select 1');
process.send?.({ ready: true });
