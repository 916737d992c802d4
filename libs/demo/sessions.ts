import { type Chance } from './chance.js';
import { type Booking } from './planner.js';
import { type Member } from './members.js';
import { type Row, type Town } from './town.js';
import { type Space, type Venue } from './venues.js';

const REQUIRES = 'cnc-milling';
const training = { reference: 'fraisage-numerique', fr: 'Prise en main de la fraiseuse numérique', en: 'Getting started with the CNC mill' }; // prettier-ignore
/** When, how many places, how many of them taken, and how many people wait. */
const planned = [
  { venue: 0, inDays: 2, places: 6, taken: 6, waiting: 3 },
  { venue: 1, inDays: 4, places: 6, taken: 2, waiting: 0 },
  { venue: 0, inDays: 9, places: 6, taken: 1, waiting: 0 },
];
const startsAt = '18:00';
const lastsHours = 2;

/**
 * Trainings in two fablabs that share a reference: the first session is full, with people waiting. Their milling machines
 * require the certificate, which everybody has who booked one.
 */
export function drawSessions(
  town: Town,
  venues: readonly Venue[],
  members: readonly Member[],
  bookings: readonly Booking[],
): void {
  const labs = venues.filter(({ kind }) => kind === 'FABLAB').slice(0, 2);
  if (labs.length < 2) return;
  const chance = town.chance.fork('sessions');
  const { networkId: network_id, rows } = town;
  const longAgo = town.now.subtract({ hours: 24 * 400 });
  const trainingId = chance.id(longAgo);
  rows.add('training', {
    network_id,
    id: trainingId,
    reference: training.reference,
    title_fr: training.fr,
    title_en: training.en,
  });
  for (const { id } of labs) rows.add('venue_training', { network_id, venue_id: id, training_id: trainingId });
  const machines = labs.flatMap(({ spaces }) => spaces.filter(({ draft }) => draft.capabilities.includes(REQUIRES)));
  const machineIds = new Set(machines.map(({ id }) => id));
  for (const row of rows.of('space')) if (machineIds.has(row.id as string)) row.training_id = trainingId;
  certify({ town, chance, trainingId }, machines, bookings);
  const people = new FreePeople(town, members);
  for (const plan of planned) drawSession({ town, chance, trainingId }, labs[plan.venue]!, plan, people);
}

interface Drawing {
  readonly town: Town;
  readonly chance: Chance;
  readonly trainingId: string;
}

/** Who may be asked to come: people who have nothing else at that time and do not sign in to the demo. */
export class FreePeople {
  private readonly busy: Map<unknown, string[]>;
  private readonly candidates: Member[];

  constructor(
    private readonly town: Town,
    members: readonly Member[],
  ) {
    this.candidates = members.filter(({ key }) => key === undefined);
    this.busy = new Map(
      [...Map.groupBy(town.rows.of('person_time'), ({ member_id }) => member_id)].map(([id, times]) => [
        id,
        times.map(({ during }) => during as string),
      ]),
    );
  }

  /** Instants in ISO 8601 and UTC sort like texts. */
  isFree(memberId: string, start: string, end: string): boolean {
    return (this.busy.get(memberId) ?? []).every((during) => {
      const [from, to] = during.slice(1, -1).split(',') as [string, string];
      return end <= from || to <= start;
    });
  }

  pick(chance: Chance, count: number, start: string, end: string, except: string): Member[] {
    const free = this.candidates.filter(({ id }) => id !== except && this.isFree(id, start, end));
    return chance.some(free, count);
  }

  /** Nobody else may have them then. */
  hold(memberId: string, start: string, end: string): void {
    this.busy.set(memberId, [...(this.busy.get(memberId) ?? []), `[${start},${end})`]);
  }

  take(memberId: string, holderId: string, start: string, end: string, id: string): void {
    const { rows, networkId } = this.town;
    const during = `[${start},${end})`;
    this.hold(memberId, start, end);
    rows.add('person_time', {
      network_id: networkId,
      id,
      member_id: memberId,
      holder_id: holderId,
      during,
      state: 'CONFIRMED',
    });
  }
}

const staffOf = ({ rows }: Town, venue: Venue): string[] =>
  rows.of('role_grant').filter(({ venue_id }) => venue_id === venue.id).map(({ member_id }) => member_id as string); // prettier-ignore

function drawSession(
  { town, chance, trainingId }: Drawing,
  venue: Venue,
  plan: (typeof planned)[number],
  people: FreePeople,
): void {
  const { rows, networkId: network_id, now, data } = town;
  const day = now.toZonedDateTimeISO(data.zone).toPlainDate().add({ days: plan.inDays });
  const from = day.toZonedDateTime({ timeZone: data.zone, plainTime: Temporal.PlainTime.from(startsAt) });
  const [start, end] = [from.toInstant().toString(), from.add({ hours: lastsHours }).toInstant().toString()];
  const host = staffOf(town, venue).find((id) => people.isFree(id, start, end));
  if (!host) return;
  const scheduledAt = now.subtract({ hours: 24 * 12 });
  const id = chance.id(scheduledAt);
  const rest = people.pick(chance, plan.taken + plan.waiting, start, end, host);
  const taking = rest.slice(0, plan.taken);
  rows.add('session', {
    network_id,
    id,
    kind: 'TRAINING',
    title: training.fr,
    description: 'Réglages, fixation de la pièce, choix de la fraise, premier usinage. Gants et lunettes fournis.',
    host_member_id: host,
    venue_id: venue.id,
    space_id: null,
    training_id: trainingId,
    during: `[${start},${end})`,
    places: plan.places,
    taken: taking.length,
    state: 'PLANNED',
    scheduled_at: scheduledAt.toString(),
    sequence: 0,
    version: 1,
  });
  people.take(host, id, start, end, chance.id(scheduledAt));
  const since = (n: number) => scheduledAt.add({ hours: 5 * (n + 1) });
  taking.forEach((member, n) => {
    const place = chance.id(since(n));
    rows.add('session_place', { network_id, id: place, session_id: id, member_id: member.id, state: 'TAKEN', since: since(n).toString() }); // prettier-ignore
    people.take(member.id, place, start, end, chance.id(since(n)));
  });
  rest.slice(plan.taken).forEach((member, n) => {
    const joinedAt = since(plan.taken + n);
    rows.add('waiting_list_entry', {
      network_id,
      id: chance.id(joinedAt),
      subject_kind: 'SESSION',
      subject_id: id,
      member_id: member.id,
      joined_at: joinedAt.toString(),
      turn: rows.of('waiting_list_entry').length + 1,
      state: 'WAITING',
    } satisfies Row);
  });
}

/** Certificates of everybody who booked one of these machines, given a month before the first time. */
function certify(
  { town, chance, trainingId }: Drawing,
  machines: readonly Space[],
  bookings: readonly Booking[],
): void {
  const { rows, networkId: network_id, now } = town;
  const written = new Map(rows.of('booking').map((row) => [row.id, row]));
  const made = bookings.filter(({ id, space }) => machines.includes(space) && written.has(id));
  for (const [member, theirs] of Map.groupBy(made, ({ member: booker }) => booker)) {
    const first = theirs.map(({ bookedAt }) => bookedAt).reduce((a, b) => (Temporal.Instant.compare(a, b) < 0 ? a : b));
    const { venue } = theirs[0]!.space;
    const giver = staffOf(town, venue)[0];
    if (!giver) continue;
    const givenAt = first.subtract({ hours: 24 * 30 });
    const ends = theirs
      .filter(({ id }) => written.get(id)!.state === 'COMPLETED')
      .map(({ id }) => (written.get(id)!.during as string).slice(1, -1).split(',')[1]!);
    rows.add('certificate', {
      network_id,
      id: chance.id(givenAt),
      member_id: member.id,
      training_id: trainingId,
      venue_id: venue.id,
      given_by_id: giver,
      given_at: givenAt.toString(),
      expires_at: givenAt.toZonedDateTimeISO('UTC').add({ months: 24 }).toInstant().toString(),
      last_used_at:
        ends
          .filter((end) => end <= now.toString())
          .toSorted()
          .at(-1) ?? null,
    });
  }
}
