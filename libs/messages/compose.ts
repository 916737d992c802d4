import { type CalendarPerson, type Locale } from '#libs/platform';
import { type MailContent } from './mail-layout.js';
import { oneLine } from './rules/html.js';

export interface OutgoingMail {
  messageId: string;
  from: CalendarPerson;
  to: CalendarPerson;
  subject: string;
  raw: Buffer;
}

// One plain address and nothing a header or an envelope could read as two.
const ADDRESS = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]{1,255}$/u;

export const isMailAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/** Writes the whole MIME message: plain, html, and the calendar both as an alternative and as a file to open. */
export async function composeMail(
  mail: { messageId: string; from: CalendarPerson; to: CalendarPerson; locale: Locale; content: MailContent },
  at: Temporal.Instant,
): Promise<OutgoingMail> {
  const { messageId, from, content } = mail;
  const to = { name: oneLine(mail.to.name), email: mail.to.email };
  const subject = oneLine(content.subject);
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = new MailComposer({
    messageId,
    date: new Date(at.epochMilliseconds),
    from: { name: from.name, address: from.email },
    to: { name: to.name, address: to.email },
    subject,
    text: content.text,
    html: content.html,
    icalEvent: content.calendar && {
      method: content.calendar.method,
      content: content.calendar.body,
      filename: 'traboule.ics',
    },
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
    },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, from, to, subject, raw: await message.compile().build() };
}
