import { answerDeadline, answerLength } from '#libs/booking';
import { type Booking, type Planner } from './planner.js';
import { type RequestTale, type Tale } from './tale.js';
import { type Member } from './members.js';
import * as words from './story.data.js';
import { drawOfferedWait, drawWait } from './story-waits.js';
import { type SpaceKind, type Town } from './town.js';
import { type Space, type Venue } from './venues.js';

interface Scene {
  readonly member: Member;
  readonly space: Space;
  /** Days from today; the next day on which it fits is taken, further from today. */
  readonly inDays: number;
  readonly hour: number;
  readonly hours?: number;
}

const HOURS_MS = 3_600_000;

/**
 * The story around the venue of the demo’s ready persons: a week of bookings for each of them, requests, a series, no-shows,
 * cancellations and notes. It is drawn before anything else is booked.
 */
export function drawStory(town: Town, venues: readonly Venue[], members: readonly Member[], planner: Planner): void {
  const camille = members.find(({ key }) => key === 'member');
  if (!camille) return;
  const [home, second] = venues as [Venue, Venue];
  const rooms = (venue: Venue, kind: SpaceKind) => venue.spaces.filter(({ draft }) => draft.kind === kind);
  const [room, other = room] = rooms(home, 'MEETING_ROOM');
  const [desks] = rooms(home, 'DESK_AREA');
  const asked = rooms(home, 'EVENT_HALL')[0] ?? rooms(home, 'WORKSHOP')[0] ?? other;
  const askedElsewhere = rooms(second, 'MEETING_ROOM')[0] ?? rooms(second, 'WORKSHOP')[0];
  if (!room || !other || !desks || !asked) return;
  new Story(
    town,
    members,
    planner,
    [asked, askedElsewhere].filter((space) => space !== undefined),
  ).tell({
    camille,
    room,
    other,
    desks,
    asked,
    askedElsewhere,
  });
}

interface Cast {
  readonly camille: Member;
  readonly room: Space;
  readonly other: Space;
  readonly desks: Space;
  readonly asked: Space;
  readonly askedElsewhere: Space | undefined;
}

class Story {
  private readonly extras: readonly Member[];
  private readonly ready: readonly Member[];

  constructor(
    private readonly town: Town,
    members: readonly Member[],
    private readonly planner: Planner,
    private readonly needApproval: readonly Space[],
  ) {
    const { now } = town;
    // Members for longer than the oldest booking of the story.
    const old = now.subtract({ hours: 24 * 40 });
    this.extras = members.filter(
      ({ key, joinedAt }) => key === undefined && Temporal.Instant.compare(joinedAt, old) < 0,
    );
    this.ready = members.filter(({ key }) => key !== undefined && key !== 'member');
  }

  tell({ camille, room, other, desks, asked, askedElsewhere }: Cast): void {
    const { town } = this;
    const ids = new Set<unknown>(this.needApproval.map(({ id }) => id));
    for (const row of town.rows.of('space')) row.needs_approval = ids.has(row.id);
    this.weeks([camille, ...this.ready], [desks, room, other]);

    const madeAt = town.now.subtract({ hours: 24 * 6 });
    const seriesId = town.chance.fork('series').id(madeAt);
    for (const inDays of [4, 11, 18])
      this.book({ member: camille, space: other, inDays, hour: 9 }, { seriesId }, madeAt);

    const extra = (n: number) => this.extras[n % this.extras.length]!;
    this.request({ member: camille, space: asked, inDays: 5, hour: 9, hours: 2 }, words.notes[0]!, null);
    this.request({ member: extra(0), space: asked, inDays: 4, hour: 14, hours: 3 }, words.notes[1]!, null);
    this.request({ member: extra(1), space: asked, inDays: 7, hour: 18, hours: 2 }, words.notes[2]!, null);
    if (askedElsewhere)
      this.request({ member: extra(2), space: askedElsewhere, inDays: 6, hour: 10, hours: 2 }, words.notes[3]!, null);
    this.request({ member: camille, space: asked, inDays: 8, hour: 9, hours: 2 }, words.notes[4]!, 'ACCEPTED');
    this.request({ member: extra(3), space: asked, inDays: 9, hour: 10, hours: 2 }, words.notes[5]!, 'ACCEPTED');
    this.request({ member: camille, space: asked, inDays: 10, hour: 10, hours: 2 }, words.notes[6]!, 'REFUSED');
    this.request({ member: extra(4), space: asked, inDays: 11, hour: 14, hours: 2 }, words.notes[1]!, 'REFUSED');
    this.request({ member: extra(5), space: asked, inDays: 12, hour: 14, hours: 2 }, words.notes[0]!, 'EXPIRED');

    this.absence({ member: camille, space: room, inDays: -2, hour: 9 }, words.contests[0]!, null);
    this.absence({ member: extra(6), space: room, inDays: -3, hour: 11 }, words.contests[1]!, words.excuse);
    this.absence({ member: extra(7), space: other, inDays: -4, hour: 15 }, null, null);
    this.waits(camille, room, asked);
    this.lateCancellations(camille, extra(8), extra(9), room, other);
    this.cancelledByVenue({ member: camille, space: other, inDays: -1, hour: 10, hours: 2 }, words.apologies[0]!);
    this.cancelledByVenue({ member: extra(10), space: room, inDays: -1, hour: 12, hours: 2 }, words.apologies[1]!);
  }

  /** Camille’s next three days and early afternoons stay free for people who try the page. */
  private weeks([camille, ...ready]: readonly Member[], spaces: readonly [Space, Space, Space]): void {
    const [desks, room, other] = spaces;
    for (const inDays of [-7, -6, -4, -3, 6, 7, 9])
      this.book({ member: camille!, space: inDays % 3 === 0 ? room : desks, inDays, hour: 9, hours: 3 });
    // The tour lets some of them lead a training at eight.
    for (const [n, member] of ready.entries()) {
      for (let inDays = -6; inDays <= 7; inDays++) {
        const date = this.today.add({ days: inDays });
        if (date.dayOfWeek > 5) continue;
        const note = (inDays + n) % 4 === 0 ? { note: words.notes[(n + 14) % words.notes.length]! } : {};
        this.book({ member, space: desks, inDays, hour: 9 + (n % 3), hours: 3 }, note);
        if ((inDays + n) % 3 === 0)
          this.book({ member, space: n % 2 === 0 ? room : other, inDays, hour: 17 + (n % 3) });
      }
    }
  }

  private get today(): Temporal.PlainDate {
    return this.town.now.toZonedDateTimeISO(this.town.data.zone).toPlainDate();
  }

  private book(scene: Scene, tale: Tale = {}, bookedAt?: Temporal.Instant): void {
    const soon = this.town.now.subtract({ hours: 5 });
    this.bookWith(
      scene,
      (start) => {
        const before = start.subtract({ hours: 40 });
        return bookedAt ?? (Temporal.Instant.compare(before, soon) < 0 ? before : soon);
      },
      () => tale,
    );
  }

  private request(scene: Scene, note: string, answer: RequestTale['answer']): void {
    const { now } = this.town;
    // Unanswered ones are some hours old; the others were answered yesterday.
    const askedAt = now.subtract({ hours: answer === null ? 3 : 50 });
    const open = scene.space.open;
    this.bookWith(scene, askedAt, (start) => {
      const answerBy = answerDeadline(askedAt, start, open, answerLength.initial);
      if (!answerBy || (answer === null && Temporal.Instant.compare(answerBy, now) <= 0)) return undefined;
      const answeredAt = answer === null ? null : answer === 'EXPIRED' ? answerBy : askedAt.add({ hours: 2 });
      const isRefused = answer === 'REFUSED';
      const request = {
        answerBy,
        answer,
        answeredAt,
        reason: isRefused ? words.refusal : null,
        suggestedStart: isRefused ? start.add({ hours: 26 }) : null,
      };
      return { note, request };
    });
  }

  /** A booking with a tale that depends on its start, on the first day from the wished one on which it fits. */
  private bookWith(
    { member, space, inDays, hour, hours = 1 }: Scene,
    bookedAt: Temporal.Instant | ((start: Temporal.Instant) => Temporal.Instant),
    taleOf: (start: Temporal.Instant) => Tale | undefined,
  ): Booking | undefined {
    for (let shift = 0; shift < 4; shift++) {
      const date = this.today.add({ days: inDays + (inDays < 0 ? -shift : shift) });
      const booking = this.planner.place({ member, space, date, hour, minutes: hours * 60, bookedAt, taleOf });
      if (booking) return booking;
    }
    return undefined;
  }

  private absence(scene: Scene, contest: string | null, excused: string | null): void {
    const booked = this.town.now.subtract({ hours: 24 * (4 - scene.inDays) });
    this.bookWith(scene, booked, (start) => ({ absence: { at: start.add({ minutes: 20 }), contest, excused } }));
  }

  /** A time that became free for Camille some minutes ago, and one that somebody else waits for. */
  private waits(camille: Member, room: Space, asked: Space): void {
    const wish = { member: camille, space: room, inDays: 5, hour: 10, hours: 1 };
    const kept = this.planner.keepFree(wish.space, this.today.add({ days: wish.inDays }), wish.hour, 60);
    if (kept) drawOfferedWait(this.town, { ...wish, ...kept });
    const taken = this.planner.bookings.find(
      ({ space, tale }) => space === asked && tale?.request?.answer === 'ACCEPTED',
    );
    if (taken) drawWait(this.town, { ...taken, member: this.ready[0]! }, 'WAITING');
  }

  /** One whose time somebody else used, so that the fee was given back, and one whose time nobody used. */
  private lateCancellations(camille: Member, loser: Member, heir: Member, room: Space, other: Space): void {
    const bookedAt = this.town.now.subtract({ hours: 24 * 12 });
    const late = (usedByOthers: boolean) => (start: Temporal.Instant) => ({
      cancelled: { at: start.subtract({ minutes: 90 }), by: 'MEMBER' as const, reason: null },
      usedByOthers,
    });
    const waived = this.bookWith({ member: loser, space: room, inDays: -5, hour: 14, hours: 2 }, bookedAt, late(true));
    if (waived) this.planner.placeInstead(heir, waived);
    this.bookWith({ member: camille, space: other, inDays: -5, hour: 10, hours: 2 }, bookedAt, late(false));
  }

  private cancelledByVenue(scene: Scene, reason: string): void {
    const bookedAt = this.town.now.subtract({ hours: 24 * 9 });
    this.bookWith(scene, bookedAt, (start) => ({
      cancelled: {
        at: Temporal.Instant.fromEpochMilliseconds(start.epochMilliseconds - HOURS_MS),
        by: 'VENUE',
        reason,
      },
    }));
  }
}
