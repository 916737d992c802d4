import { expertDocuments as ask } from './tour-expert.documents.js';
import { TourSteps, type Visitor, castOf, newKey } from './tour-steps.js';
import { clockText } from './tour.texts.js';

const QUESTION = 'Comment convaincre mes premiers investisseurs sans chiffre d’affaires ?';
const DAYS_AHEAD = [3, 4, 5, 6, 7];
const ZONE = 'Europe/Paris';
/** Somebody who knows about fundraising and has time. */
const FOR_THE_TOUR = { skills: [{ skill: 'fundraising', level: 3 }], modes: ['IN_PERSON', 'VIDEO'], sessionMinutes: 60, weekMinutes: 3_000, monthMinutes: 12_000, newFoundersAMonth: 100, pausedFrom: null, pausedUntil: null }; // prettier-ignore
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '20:00' }));

interface Own {
  readonly skills: readonly { readonly level: number; readonly skill: { readonly code: string } }[];
  readonly week: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
  readonly version: number;
  readonly [field: string]: unknown;
}
interface Appointment {
  readonly code: string;
  readonly state: string;
  readonly start: string;
  readonly zone: string;
  readonly bookingCode: string | null;
  readonly mentor: { readonly name: string };
  readonly place: { readonly spaceName: string; readonly venueName: string } | null;
}

/** The token of the link in the mail that asks a mentor about the appointment that starts then. */
export type FindAnswerToken = (mentor: Visitor, appointment: { code: string; start: string }) => Promise<string>;

/**
 * An expert, a time and a room in two requests: with a mentor who comes at once, with one who says yes from a mail, and with one who says
 * no. In the end the mentor gives what they gave before, and the founder has no appointment of the tour.
 */
export async function tourExpert(
  origin: string,
  network: string,
  findToken: FindAnswerToken,
  say: (line: string) => void = console.log,
): Promise<void> {
  const { manager: mentor, admin, founder } = await castOf(origin, network);
  const steps = new TourSteps(say);
  const mentorId = await mentorIdOf(admin, mentor.name);
  const before = await own(mentor);
  const forTour = { ...inputOf(before), ...FOR_THE_TOUR };
  try {
    await steps.run(mentor, ask.hours, { week: EVERY_DAY }, 'MyMentoring');
    await give(steps, mentor, { ...forTour, isInstant: true });
    steps.done(`${mentor.name} is a mentor for fundraising, every day from 8:00 to 20:00, without being asked first`);
    const tour = new ExpertTour(steps, founder, mentorId);

    const instant = await tour.inTwoRequests('AppointmentConfirmed');
    steps.done(`two requests: ${whereOf(instant)} is confirmed with ${instant.mentor.name}, ${whenOf(instant)}`);
    const moved = await tour.move(instant);
    steps.done(`moved with its room: ${whenOf(moved)}, ${whereOf(moved)}`);
    await tour.giveBack(moved);
    steps.done('given back: the room, its price and the time of the mentor');

    await give(steps, mentor, { ...forTour, isInstant: false });
    const asked = await tour.inTwoRequests('AwaitingAnswer');
    steps.done(`two requests: ${asked.mentor.name} is asked, ${whereOf(asked)} is kept for ${whenOf(asked)}`);
    const token = await findToken(mentor, asked);
    const { isConfirmed } = await steps.run<{ isConfirmed: boolean }>(founder, ask.answerByLink, { token }, 'MentorAnswered'); // prettier-ignore
    if (!isConfirmed || (await tour.read(asked.code)).state !== 'CONFIRMED')
      throw new Error('The yes confirmed nothing');
    steps.done('the link of the mail says yes, without signing in: mentor and room are confirmed');
    await tour.giveBack(await tour.read(asked.code));

    const refused = await tour.inTwoRequests('AwaitingAnswer');
    await steps.run(mentor, ask.refuse, { code: refused.code }, 'MentorAnswered');
    steps.done(await tour.afterRefusal(refused));
  } finally {
    await steps.run(mentor, ask.hours, { week: before.week }, 'MyMentoring');
    await give(steps, mentor, inputOf(before));
  }
  steps.done(`${mentor.name} has the office hours of before`);
}

class ExpertTour {
  constructor(
    private readonly steps: TourSteps,
    private readonly founder: Visitor,
    private readonly mentorId: string,
  ) {}

  /** From the need to the appointment. @throws when it took more, or had no room */
  async inTwoRequests(expected: string): Promise<Appointment> {
    const { client } = this.founder;
    for (const days of DAYS_AHEAD) {
      client.requests = 0;
      const start = Temporal.Now.zonedDateTimeISO(ZONE).toPlainDate().add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: { hour: 14 } }).toInstant(); // prettier-ignore
      const need = { mentor: this.mentorId, skill: 'fundraising', stage: 'PROTOTYPE', mode: 'IN_PERSON', start: start.toString() }; // prettier-ignore
      const { proposal } = await client.ask<{ proposal: { offers: { token: string; items: { start?: string }[] }[] } }>(ask.propose, { need }); // prettier-ignore
      const [offer] = proposal.offers;
      if (!offer) continue;
      const variables = { token: offer.token, key: newKey(), question: QUESTION };
      const { result } = await client.ask<{ result: { __typename: string; appointment?: Appointment } }>(ask.book, variables); // prettier-ignore
      // The founder may be somewhere else that day.
      if (!result.appointment) continue;
      if (result.__typename !== expected) throw new Error(`${expected} was expected, not ${result.__typename}`);
      if (client.requests !== 2) throw new Error(`${client.requests} requests instead of 2`);
      if (!result.appointment.place) throw new Error('The appointment has no room');
      return result.appointment;
    }
    throw new Error('Mentor, founder and a room are free together on none of these days');
  }

  async read(code: string): Promise<Appointment> {
    return (await this.founder.client.ask<{ appointment: Appointment }>(ask.appointment, { code })).appointment;
  }

  async move({ code, start }: Appointment): Promise<Appointment> {
    const near = Temporal.Instant.from(start).add({ hours: 24 }).toString();
    const { appointmentMoveTimes: times } = await this.founder.client.ask<{ appointmentMoveTimes: { start: string }[] }>(ask.moveTimes, { code, near }); // prettier-ignore
    if (!times[0]) throw new Error('There is no time to which the appointment can be moved');
    const variables = { code, start: times[0].start, key: newKey() };
    return (await this.steps.run<{ appointment: Appointment }>(this.founder, ask.move, variables, 'AppointmentMoved'))
      .appointment;
  }

  /** The founder cancels a confirmed appointment by its room. */
  async giveBack({ bookingCode }: Appointment): Promise<void> {
    await this.steps.run(this.founder, ask.cancelRoom, { code: bookingCode, key: newKey() }, 'Cancelled');
  }

  /** The request went on to another mentor with the room kept, or the founder waits; either is ended. @returns what happened */
  async afterRefusal({ code }: Appointment): Promise<string> {
    const now = await this.read(code);
    if (now.state === 'PENDING' && now.place) {
      await this.steps.run(this.founder, ask.withdraw, { code }, 'AppointmentCancelled');
      return `a no goes on to ${now.mentor.name} with ${whereOf(now)} still kept; the founder withdraws the request`;
    }
    if (now.state === 'CONFIRMED') {
      await this.giveBack(now);
      return `a no goes on to ${now.mentor.name}, who comes without being asked; the founder gives it back`;
    }
    const { myMentorWaits } = await this.founder.client.ask<{ myMentorWaits: { id: string }[] }>(ask.waits);
    const wait = myMentorWaits.at(-1);
    if (!wait) throw new Error('Nobody is left, and the founder does not wait');
    await this.steps.run(this.founder, ask.leave, { id: wait.id }, 'MentorWaitLeft');
    return 'a no, and nobody else can come: the founder waits for a mentor, and leaves the list in one request';
  }
}

async function mentorIdOf({ client }: Visitor, name: string): Promise<string> {
  type Page = { mentors: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; edges: { node: { id: string; name: string } }[] } }; // prettier-ignore
  for (let after: string | null = null, hasNext = true; hasNext;) {
    const { mentors }: Page = await client.ask<Page>(ask.mentors, { after });
    const found = mentors.edges.find(({ node }) => node.name === name);
    if (found) return found.node.id;
    ({ endCursor: after, hasNextPage: hasNext } = mentors.pageInfo);
  }
  throw new Error(`${name} is not a mentor of this network`);
}

const own = async ({ client }: Visitor): Promise<Own> => (await client.ask<{ myMentoring: Own }>(ask.own)).myMentoring;

/** What a mentor gives, as it is sent back with a change. */
const inputOf = ({ version: _version, week: _week, skills, ...fields }: Own) => ({
  ...fields,
  skills: skills.map(({ level, skill }) => ({ skill: skill.code, level })),
});

async function give(steps: TourSteps, mentor: Visitor, input: object): Promise<void> {
  const { version } = await own(mentor);
  await steps.run(mentor, ask.edit, { input, version }, 'MyMentoring');
}

const whenOf = ({ start, zone }: Appointment): string => clockText(start, zone);
const whereOf = ({ place }: Appointment): string => (place ? `${place.spaceName}, ${place.venueName}` : 'a call');
