import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { type Given, type GivenMember, type GivenNetwork, type TestApi } from '#libs/testing';

const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) { offers { token } nothing { why } } }`;
const BOOK = `mutation ($token: String!, $key: ID!) { book(token: $token, idempotencyKey: $key) {
  __typename ... on Confirmed { booking { id code start reminders { minutesBefore dueAt state } } } ... on Refused { code } } }`;
const CANCEL = `mutation ($code: String!, $key: ID!) { cancelBooking(code: $code, idempotencyKey: $key) { __typename } }`;

export interface Booked {
  id: string;
  code: string;
  start: string;
  reminders: { minutesBefore: number; dueAt: string; state: string }[];
}

/** Proposes and books an hour in a meeting room, through the api. */
export async function bookRoom(
  api: TestApi,
  network: GivenNetwork,
  member: GivenMember,
  start: string,
): Promise<Booked> {
  const need = { kind: 'MEETING_ROOM', start, minutes: 60, near: { lat: 45.766, lon: 4.879 } };
  const proposed = await api.ask<{ propose: { offers: { token: string }[]; nothing: unknown } }>(
    network.slug,
    PROPOSE,
    { need },
    member,
  );
  const offer = proposed.data?.propose.offers[0];
  if (!offer) throw new Error(`Nothing to book: ${JSON.stringify(proposed)}`);
  const answer = await api.ask<{ book: { __typename: string; booking: Booked } }>(
    network.slug,
    BOOK,
    { token: offer.token, key: `book-${member.id}-${start}` },
    member,
  );
  if (answer.data?.book.__typename !== 'Confirmed') throw new Error(`Not booked: ${JSON.stringify(answer)}`);
  return answer.data.book.booking;
}

export async function cancel(api: TestApi, network: GivenNetwork, member: GivenMember, code: string): Promise<string> {
  const answer = await api.ask<{ cancelBooking: { __typename: string } }>(
    network.slug,
    CANCEL,
    { code, key: `cancel-${code}` },
    member,
  );
  return answer.data?.cancelBooking.__typename ?? JSON.stringify(answer);
}

export interface ReadMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  /** SEQUENCE of its calendar entry; undefined without a calendar. */
  calendar?: { method: string; uid: string; sequence: number; start: string };
}

export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  const file = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const read: ReadMail = {
    messageId: mail.messageId ?? '',
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
  };
  if (!file) return read;
  const body = typeof file.content === 'string' ? file.content : Buffer.from(file.content as ArrayBuffer).toString();
  const calendar = new ICAL.Component(ICAL.parse(body) as unknown as string);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  const method = String(calendar.getFirstPropertyValue('method'));
  return {
    ...read,
    calendar: { method, uid: value('uid'), sequence: Number(value('sequence')), start: value('dtstart') },
  };
}

/** The mails in the local mailbox, oldest first. */
export async function localMails(given: Given, to?: string): Promise<ReadMail[]> {
  const { rows } = await given.client.query<{ raw: Buffer }>(
    `select raw from local_mail where $1::text is null or recipient = $1 order by id`,
    [to ?? null],
  );
  return Promise.all(rows.map(({ raw }) => readMail(raw)));
}
