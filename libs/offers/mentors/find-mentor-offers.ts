import { Inject, Injectable } from '@nestjs/common';
import { skills, distanceMeters, type Point } from '#libs/directory';
import { type FoundMentor, type MeetingMode, type MentorCandidate, type RankedMentor, mentorTerms, mentorWeights, mentorsToOffer, periodsOf, rankMentors, usedOf } from '#libs/mentoring'; // prettier-ignore
import { Database, ENV, type Env, type MemberViewer, durationText, make, spanText } from '#libs/platform';
import { OfferFinder } from '../find-offers.js';
import { quoteView, tokenExpiry } from '../make-offer.js';
import { type MentorNeed, type Need } from '../need.js';
import { type NothingWhy, MentorItem, Offer, Reason, type SpaceItem } from '../offer.types.js';
import { travelKmh } from '../offers.settings.js';
import { texts } from '../offers.texts.js';
import { labelIn } from '../read-back.js';
import { travelMinutes } from '../rules/travel.js';
import { type Search } from '../search.types.js';
import { type MentorTime, mentorTimes } from './mentor-times.js';
import { MentorTokens } from './mentor-token.js';

/** Of the mentors who could come, for how many a room is looked for. */
const MOST_WITH_ROOM = 8;
/** From the point between the two who meet, by bicycle. */
const ROOM_WITHIN_MINUTES = 15;

interface Found extends MentorCandidate, MentorTime {
  readonly mode: MeetingMode;
  /** The offer of the room; null from afar. */
  readonly room: Offer | null;
}

/** Finds mentors who can be asked for, with a room where they meet in person. It only reads: an offer reserves nothing. */
@Injectable()
export class MentorOfferFinder {
  readonly tokens: MentorTokens;

  constructor(
    private readonly finder: OfferFinder,
    private readonly database: Database,
    @Inject(ENV) env: Env,
  ) {
    this.tokens = new MentorTokens(env.SECRET);
  }

  async find(
    viewer: MemberViewer,
    need: Need,
    wanted: MentorNeed,
    first: number,
  ): Promise<{ offers: Offer[] } | { why: NothingWhy }> {
    const roomNeed = { ...need, kind: 'MEETING_ROOM', capability: null, venueKind: null, party: 2 } as const;
    const search = await this.finder.search(viewer, roomNeed, { what: null, from: need.near });
    const { now } = search;
    const all = await this.database.inTransaction(viewer.network.id, (tx) =>
      mentorsToOffer(tx, {
        memberId: viewer.member.id,
        skill: wanted.skill,
        now,
        mentorIds: wanted.mentorId === null ? null : [wanted.mentorId],
      }),
    );
    const able = all.filter(({ modes }) => wanted.mode === null || modes.includes(wanted.mode));
    if (able.length === 0) return { why: 'NO_MENTOR' };
    const times = await mentorTimes(this.database, search, need, able);
    if (times.length === 0) return { why: 'MENTORS_BUSY' };
    const weights = search.settings.get(mentorWeights);
    const rank = (candidates: readonly Found[]) =>
      rankMentors(candidates, weights, { seed: viewer.member.id, terms: search.settings.get(mentorTerms) });
    // Everything but the room decides for whom a room is looked for.
    const before = rank(times.map((time) => candidateOf(search, wanted, time)));
    const withRooms: Found[] = [];
    for (const { candidate } of before.slice(0, Math.max(MOST_WITH_ROOM, first))) {
      const met = await this.meeting(search, wanted, candidate);
      if (met) withRooms.push(met);
    }
    if (withRooms.length === 0) return { why: 'MENTORS_BUSY' };
    return { offers: rank(withRooms).slice(0, first).map((ranked) => this.offer(search, wanted, ranked)) }; // prettier-ignore
  }

  /** How the two meet: in a room where both can be, else from afar; undefined when neither works. */
  private async meeting(search: Search, wanted: MentorNeed, candidate: Found): Promise<Found | undefined> {
    const { modes } = candidate.mentor;
    if (modes.includes('IN_PERSON') && (wanted.mode ?? 'IN_PERSON') === 'IN_PERSON') {
      const room = await this.room(search, candidate);
      if (room) return { ...candidate, mode: 'IN_PERSON', room, travelMinutes: room.travelMinutes, mixes: mixesAt(search, room) }; // prettier-ignore
    }
    const afar = (['VIDEO', 'PHONE'] as const).find((mode) => modes.includes(mode) && (wanted.mode ?? mode) === mode);
    return afar && { ...candidate, mode: afar, room: null, travelMinutes: null };
  }

  /** The best room that both reach, free then and booked at once. */
  private async room(search: Search, { mentor, start, end }: Found): Promise<Offer | undefined> {
    const near = between(search.need.near, pointOf(mentor));
    const minutes = mentor.sessionMinutes;
    const need = { ...search.need, minutes, near: near && { ...near, label: '' }, maxTravelMinutes: near ? ROOM_WITHIN_MINUTES : null }; // prettier-ignore
    const offers = await this.finder.at({ ...search, need }, { start, end }, 3);
    return offers.find(({ certainty, requirements }) => certainty === 'INSTANT' && requirements.length === 0);
  }

  private offer(search: Search, wanted: MentorNeed, ranked: RankedMentor<Found>): Offer {
    const { candidate } = ranked;
    const { viewer, settings, now } = search;
    const { mentor, start, end, mode, room, answerBy } = candidate;
    const { locale, network, member } = viewer;
    const t = texts(locale);
    const terms = room && this.finder.tokens.open(room.token);
    const expiresAt = tokenExpiry(now, settings);
    const item = room?.items.find((one): one is SpaceItem => 'spaceId' in one);
    const place = room ? room.summary : mode === 'IN_PERSON' ? '' : t.fromAfar[mode];
    return make(Offer, {
      token: this.tokens.seal({
        networkId: network.id,
        memberId: member.id,
        mentorId: mentor.id,
        start,
        end,
        mode,
        skill: wanted.skill,
        stage: wanted.stage,
        room: terms ? { spaceId: terms.spaceId, ceilingCents: terms.ceilingCents, ceilingCreditMinutes: terms.ceilingCreditMinutes } : null, // prettier-ignore
        expiresAt,
      }),
      summary: room
        ? `${mentor.name}, ${place}`
        : [mentor.name, spanText({ start, end }, network.zone, locale), place].join(', '),
      items: [make(MentorItem, { mentorId: mentor.id, start, end, mode }), ...(item ? [item] : [])],
      quote: room?.quote ?? quoteView(undefined, false, start),
      requirements: [],
      reasons: reasonsFor(search, wanted, ranked),
      certainty: answerBy ? 'NEEDS_ANSWER' : 'INSTANT',
      answerBy,
      distanceMeters: room?.distanceMeters ?? null,
      travelMinutes: room?.travelMinutes ?? null,
      expiresAt,
    });
  }
}

function candidateOf({ viewer, now, settings, need }: Search, wanted: MentorNeed, time: MentorTime): Found {
  const { mentor, start } = time;
  const home = viewer.member.homeVenueId;
  const { week } = periodsOf(start, viewer.network.zone);
  const point = pointOf(mentor);
  const meters = need.near && point ? distanceMeters(need.near, point) : null;
  return {
    ...time,
    mode: 'IN_PERSON',
    room: null,
    mentorId: mentor.id,
    skillLevel: wanted.skill === null ? null : mentor.skillLevel,
    fitsStage: wanted.stage === null ? null : mentor.stages.includes(wanted.stage),
    travelMinutes: meters === null ? null : travelMinutes(meters, settings.get(travelKmh)),
    usedMinutes: usedOf(mentor, 'mentoring.week', week),
    weekMinutes: mentor.weekMinutes,
    mixes: home === null ? null : mentor.homeVenueId !== home,
    isInstant: mentor.isInstant,
    sessionMinutes: mentor.sessionMinutes,
    hoursAhead: (start.epochMilliseconds - now.epochMilliseconds) / 3_600_000,
  };
}

const pointOf = ({ lat, lon }: FoundMentor): Point | null => (lat === null || lon === null ? null : { lat, lon });

/** The point in the middle of the two that are known. */
function between(a: Point | null, b: Point | null): Point | null {
  return a && b ? { lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 } : (a ?? b);
}

function mixesAt({ viewer }: Search, { items }: Offer): boolean | null {
  const home = viewer.member.homeVenueId;
  return home === null ? null : items.some((item) => 'venueId' in item && item.venueId !== home);
}

/** Why an offer has its rank, with its numbers. What is the same for every mentor is omitted. */
function reasonsFor(search: Search, wanted: MentorNeed, { candidate, shares }: RankedMentor<Found>): Reason[] {
  const { viewer, now } = search;
  const { locale } = viewer;
  const { mentor, start, room, mode, usedMinutes, weekMinutes, fitsStage, mixes } = candidate;
  const t = texts(locale);
  const reasons: Reason[] = [];
  const add = (factor: Reason['factor'], weight: number, text: string) =>
    reasons.push(make(Reason, { factor, weight: Math.round(weight * 1000) / 1000, text }));
  const skill = wanted.skill === null ? null : (labelIn(skills, wanted.skill, locale) ?? wanted.skill);
  add('SKILL', shares.skill, skill === null ? t.anySkill : t.withSkill(skill, mentor.skillLevel));
  if (fitsStage !== null) add('STAGE', shares.stage, fitsStage ? t.atStage : t.otherStage);
  add('TIME', shares.time, t.soon(Math.round((start.epochMilliseconds - now.epochMilliseconds) / 3_600_000)));
  const bike = room?.reasons.find(({ factor }) => factor === 'DISTANCE')?.text;
  if (bike !== undefined) add('DISTANCE', shares.distance, bike);
  else if (!room && mode !== 'IN_PERSON') add('DISTANCE', shares.distance, t.fromAfar[mode]);
  add('LOAD', shares.load, t.hasTime(durationText(weekMinutes - usedMinutes, locale)));
  if (mixes === true) add('MIXING', shares.mixing, room ? t.elsewhere : t.otherVenue);
  return reasons;
}
