import { setTimeout as sleep } from 'node:timers/promises';
import { expertDocuments as ask } from './tour-expert.documents.js';
import { type FindAnswerToken } from './tour-expert.js';

const MAIL_WITHIN_MS = 30_000;

/** Reads the local mailbox of the server until the mail is there. @throws where mails are sent by SMTP, or the worker does not run */
export const tokenFromMailbox: FindAnswerToken = async ({ client }, { start }) => {
  const { me } = await client.ask<{ me: { email: string } }>(ask.email);
  for (const deadline = Date.now() + MAIL_WITHIN_MS; Date.now() < deadline; await sleep(300)) {
    const list = await client.file(`/dev/mail.json?to=${encodeURIComponent(me.email)}`);
    if (list === undefined) throw new Error('The mails of this server are sent by SMTP: the tour cannot read them');
    for (const { id } of JSON.parse(list) as { id: string }[]) {
      const found = /mentor-answer\?token=([\w.~%-]+)/.exec((await client.file(`/dev/mail/${id}`)) ?? '')?.[1];
      if (found === undefined) continue;
      const token = decodeURIComponent(found);
      const { mentorQuestion: question } = await client.ask<{ mentorQuestion: { isOpen: boolean; start: string } | null }>(ask.question, { token }); // prettier-ignore
      if (question?.isOpen && question.start === start) return token;
    }
  }
  throw new Error(
    `No mail asks the mentor within ${MAIL_WITHIN_MS / 1000} s: is the worker running? (traboule doctor)`,
  );
};
