import { type Sql, statement } from '#libs/platform';

export interface LocalMail {
  id: string;
  recipient: string;
  subject: string;
  receivedAt: Temporal.Instant;
}

const list = statement(
  'messages.localMails',
  `select id, recipient, subject, received_at as "receivedAt" from local_mail
    where ($1::uuid is null or id < $1) and ($2::text is null or lower(recipient) = lower($2))
    order by id desc limit $3`,
);
const one = statement(
  'messages.localMail',
  `select id, recipient, subject, received_at as "receivedAt", raw from local_mail where id = $1`,
);

/** The newest mails, starting after `before` when given. Ids are ordered by time. */
export const localMails = (
  sql: Sql,
  page: { before?: string; recipient?: string; limit: number },
): Promise<LocalMail[]> => sql.rows<LocalMail>(list, [page.before ?? null, page.recipient ?? null, page.limit]);

export const localMail = (sql: Sql, id: string): Promise<(LocalMail & { raw: Buffer }) | undefined> =>
  sql.maybe<LocalMail & { raw: Buffer }>(one, [id]);
