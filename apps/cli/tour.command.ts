import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, CommandRunner, Option } from 'nest-commander';
import { demoPersonsNetwork } from '#libs/demo';
import { GraphqlClient } from './graphql-client.js';
import { findRunning } from './running.js';
import { importVenues } from '#libs/directory';
import { importContent } from './import-file.js';
import { tourBookingLife } from './tour-booking-life.js';
import { tourExpert } from './tour-expert.js';
import { tokenFromMailbox } from './tour-expert-mail.js';
import { tourVenue } from './tour-venue.js';
import { type Booked, type Proposal, documents } from './tour.documents.js';
import { clockText, durationText, moneyText } from './tour.texts.js';

const HOURS = [14, 16, 10, 18];
const needAt = (hour: number): string => `découpe laser près de Villeurbanne demain à ${hour}h`;
const MAIL_WITHIN_MS = 30_000;

interface TourOptions {
  network: string;
  chapter: string;
  need?: string;
}

@Command({
  name: 'tour',
  description:
    'Make a booking in two requests on the running server and show what it leaves behind; or open a venue (--chapter venue), a mentor, a time and a room (--chapter expert), or all that can happen to a booking (--chapter booking-life)',
})
export class TourCommand extends CommandRunner {
  @Option({ flags: '--network <slug>', description: 'network to use', defaultValue: demoPersonsNetwork })
  network(slug: string): string {
    return slug;
  }

  @Option({
    flags: '--chapter <name>',
    description: '"booking", "booking-life", "expert" or "venue"',
    defaultValue: 'booking',
  })
  chapter(name: string): string {
    return name;
  }

  @Option({ flags: '--need <text>', description: `the need (default: ${needAt(14)})` })
  need(text: string): string {
    return text;
  }

  async run(_: string[], options: TourOptions): Promise<void> {
    const origin = process.env.TRABOULE_URL || findRunning()?.url || `http://localhost:${process.env.PORT || 3000}`;
    const client = new GraphqlClient(origin, options.network);
    if (options.network !== demoPersonsNetwork)
      throw new Error(`The tour needs a demonstration account, which only ${demoPersonsNetwork} has. Omit --network.`);
    if (options.chapter === 'venue') {
      console.log(`${origin}, network ${options.network}: from the census to the first booking\n`);
      await tourVenue(origin, options.network, (csv) => importCensusOf(options.network, csv));
      return;
    }
    if (options.chapter === 'booking-life') {
      console.log(`${origin}, network ${options.network}: what can happen to a booking\n`);
      await tourBookingLife(origin, options.network, (csv) => importCensusOf(options.network, csv));
      return;
    }
    if (options.chapter === 'expert') {
      console.log(`${origin}, network ${options.network}: a mentor, a time and a room\n`);
      await tourExpert(origin, options.network, tokenFromMailbox);
      return;
    }
    if (options.chapter !== 'booking')
      throw new Error(`There is no chapter ${options.chapter}: choose booking, booking-life, expert or venue`);
    const { name, email } = await signIn(client);
    console.log(`${origin}, network ${options.network}, signed in as ${name}\n`);
    const need = await freeNeed(client, options.need ? [options.need] : HOURS.map(needAt));

    client.requests = 0;
    const offer = await propose(client, need);
    const booking = await book(client, offer.token);
    if (client.requests !== 2) throw new Error(`${client.requests} GraphQL requests to Confirmed instead of 2`);
    console.log(`\n${client.requests} GraphQL requests from the need to the booking. Their results:\n`);

    showLedger(await client.ask<Ledger>(documents.ledger), booking);
    showReminders(booking);
    await showMail(client, email, booking);
  }
}

const importCensusOf = (network: string, csv: Buffer): Promise<{ created: number }> =>
  importContent('census.csv', csv, { network }, importVenues);

async function signIn(client: GraphqlClient): Promise<{ name: string; email: string }> {
  const { demoSignIns } = await client.ask<{ demoSignIns: { key: string; role: string }[] }>(documents.demoSignIns);
  const member = demoSignIns.find(({ role }) => role === 'MEMBER');
  if (!member)
    throw new Error(
      'This server has no demonstration accounts. The tour needs the demo (npm start without --no-demo).',
    );
  const { signInAsDemo } = await client.ask<{
    signInAsDemo: { me?: { name: string; email: string }; message?: string };
  }>(documents.signIn, { key: member.key });
  if (!signInAsDemo.me) throw new Error(`The sign-in with a demonstration account failed: ${signInAsDemo.message}`);
  return signInAsDemo.me;
}

// The member cannot have two bookings at once: those of earlier tours are cancelled while that is free, otherwise another hour
// is used.
async function freeNeed(client: GraphqlClient, needs: string[]): Promise<string> {
  const { myBookings } = await client.ask<{ myBookings: { edges: { node: Upcoming }[] } }>(documents.upcoming);
  for (const text of needs) {
    const { proposal } = await client.ask<{ proposal: Proposal }>(documents.propose, { need: { text } });
    const { start, end } = proposal.understood.window;
    const clashing = myBookings.edges.map(({ node }) => node).filter((one) => one.start < end && start < one.end);
    if (!clashing.every(({ cancellable }) => cancellable)) continue;
    for (const { code } of clashing) await client.ask(documents.cancel, { code, key: randomUUID() });
    return text;
  }
  throw new Error(
    'This member already has bookings at every hour of the tour: try again tomorrow, or choose another time with --need.',
  );
}

interface Upcoming {
  code: string;
  start: string;
  end: string;
  cancellable: boolean;
}

async function propose(client: GraphqlClient, text: string): Promise<Proposal['offers'][number]> {
  const start = performance.now();
  const { proposal } = await client.ask<{ proposal: Proposal }>(documents.propose, { need: { text } });
  console.log(`1  propose  « ${text} »  (${Math.round(performance.now() - start)} ms)`);
  const { window, capability, near } = proposal.understood;
  console.log(
    `   understood: ${[capability?.label, clockText(window.start, window.zone), durationText(window.minutes), near && `near ${near.label}`].filter(Boolean).join(', ')}`,
  );
  for (const [index, { summary, quote, reasons }] of proposal.offers.entries()) {
    console.log(
      `   ${index + 1}. ${summary}  ${moneyText(quote.amountInclVatCents)}, ${durationText(quote.creditMinutesFromPass)} from the pass`,
    );
    console.log(`      ${reasons.map((reason) => reason.text).join(' · ')}`);
  }
  const [best] = proposal.offers;
  if (!best) throw new Error(`No offer: ${proposal.nothing?.text ?? 'and no reason given'}`);
  return best;
}

async function book(client: GraphqlClient, token: string): Promise<Booked> {
  const start = performance.now();
  const { result } = await client.ask<{ result: { __typename: string; booking?: Booked; message?: string } }>(
    documents.book,
    { token, key: randomUUID() },
  );
  if (result.__typename !== 'Confirmed' || !result.booking)
    throw new Error(`Not confirmed but ${result.__typename}: ${result.message ?? ''}`);
  const { booking } = result;
  console.log(`2  book  → Confirmed ${booking.code}  (${Math.round(performance.now() - start)} ms)`);
  console.log(
    `   ${booking.items.map(({ space }) => space.name).join(', ')}, ${booking.venue.name}, ${clockText(booking.start, booking.zone)}`,
  );
  console.log(
    `   door code ${booking.access.code} from ${clockText(booking.access.opensAt, booking.zone)}; cancelling is free until ${clockText(booking.cancelFreeUntil, booking.zone)}`,
  );
  return booking;
}

interface Ledger {
  myPass: { creditMinutesLeft: number; ledger: { edges: { node: LedgerRow }[] } } | null;
}

interface LedgerRow {
  kind: string;
  creditMinutes: number;
  amountCents: number;
  bookingId: string | null;
}

function showLedger({ myPass }: Ledger, booking: Booked): void {
  const rows = (myPass?.ledger.edges ?? []).map(({ node }) => node).filter((row) => row.bookingId === booking.id);
  if (!rows.length) throw new Error('The hours ledger has no entry of this booking');
  for (const { kind, creditMinutes, amountCents } of rows)
    console.log(`ledger     ${kind}  ${creditMinutes} credit-minutes  ${moneyText(amountCents)}`);
  console.log(`           ${durationText(myPass?.creditMinutesLeft ?? 0)} left on the pass`);
}

function showReminders({ reminders, zone }: Booked): void {
  if (!reminders.some(({ state }) => state === 'QUEUED')) throw new Error('No reminder is queued');
  for (const { minutesBefore, dueAt, state } of reminders)
    console.log(`reminder   ${state}  ${clockText(dueAt, zone)}, ${durationText(minutesBefore)} before`);
}

async function showMail(client: GraphqlClient, email: string, { code, icsUrl }: Booked): Promise<void> {
  const own = lineOf(await client.file(icsUrl), 'UID');
  if (!own) throw new Error(`No calendar file at ${icsUrl}`);
  for (const deadline = Date.now() + MAIL_WITHIN_MS; Date.now() < deadline; await sleep(300)) {
    const list = await client.file(`/dev/mail.json?to=${encodeURIComponent(email)}`);
    if (list === undefined) return console.log(`mail       is sent by SMTP; its calendar is ${icsUrl}`);
    for (const { id, subject, recipient } of JSON.parse(list) as { id: string; subject: string; recipient: string }[]) {
      const calendar = await client.file(`/dev/mail/${id}/files/0`);
      if (lineOf(calendar, 'UID') !== own) continue;
      console.log(`mail       to ${recipient}: ${subject}`);
      console.log(`           ${client.origin}/dev/mail/${id}`);
      for (const name of ['METHOD', 'UID', 'SEQUENCE', 'DTSTART', 'DTEND', 'SUMMARY'])
        console.log(`           ${name}:${lineOf(calendar, name)?.replaceAll('\\', '') ?? ''}`);
      return;
    }
  }
  throw new Error(
    `No mail about ${code} arrived within ${MAIL_WITHIN_MS / 1000} s: is the worker running? (traboule doctor)`,
  );
}

function lineOf(calendar: string | undefined, name: string): string | undefined {
  const event = calendar?.replace(/\r?\n[ \t]/g, '');
  return event && new RegExp(`^${name}(?:;[^:\r\n]*)?:(.*?)\r?$`, 'm').exec(event)?.[1];
}
