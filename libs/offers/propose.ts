import { Injectable } from '@nestjs/common';
import { type Point } from '#libs/directory';
import { Clock, type MemberViewer, make } from '#libs/platform';
import { OfferFinder } from './find-offers.js';
import { MentorOfferFinder } from './mentors/find-mentor-offers.js';
import { readNeed } from './need.js';
import { nothingText } from './offers.texts.js';
import { type NeedInput } from './need.inputs.js';
import { type NeedFaultCode } from './need.types.js';
import { Nothing, type NothingWhy, Proposal } from './offer.types.js';
import { capabilityLabel, readBack } from './read-back.js';
import { isAvoided } from './rules/avoided.js';
import { UnmetNeeds } from './unmet/unmet-needs.js';
import { waitingToken } from './waiting/wait-token.js';
import { NetworkWords } from './words.js';

const TIME_FAULTS: readonly NeedFaultCode[] = [
  'TIME_PAST',
  'BEYOND_HORIZON',
  'TOO_LONG',
  'TOO_SHORT',
  'DATE_INVALID',
  'HOUR_INVALID',
  'PARTY_INVALID',
];
const WHAT_FAULTS: readonly NeedFaultCode[] = ['NOTHING_UNDERSTOOD', 'UNKNOWN_CAPABILITY'];

/** Finds offers for a need. It reserves nothing, and counts the needs that found no space. */
@Injectable()
export class Propose {
  constructor(
    private readonly finder: OfferFinder,
    private readonly mentors: MentorOfferFinder,
    private readonly words: NetworkWords,
    private readonly unmet: UnmetNeeds,
    private readonly clock: Clock,
  ) {}

  async propose(viewer: MemberViewer, input: NeedInput, first: number): Promise<Proposal> {
    const now = this.clock.now();
    const words = await this.words.of(viewer.network.id);
    const need = readNeed(input, words, viewer, now);
    const what = capabilityLabel(need, viewer.locale);
    const understood = readBack(need, viewer);
    const nothing = (why: NothingWhy, nearest: Nothing['nearest'], waitingListToken: string | null = null): Proposal =>
      make(Proposal, {
        understood,
        offers: [],
        nothing: make(Nothing, { why, text: nothingText(viewer.locale, why), nearest, waitingListToken }),
      });

    // A day that was written but not understood never means today.
    const isDayUnknown = !need.start && need.doubts.some(({ about }) => about === 'DAY');
    if (isDayUnknown || need.faults.some(({ code }) => WHAT_FAULTS.includes(code)))
      return nothing('NOT_UNDERSTOOD', []);
    const hasTimeFault = need.faults.some(({ code }) => TIME_FAULTS.includes(code));
    if (need.mentor && hasTimeFault) return nothing('TIME_NOT_BOOKABLE', []);
    if (need.mentor) {
      const found = await this.mentors.find(viewer, need, need.mentor, first);
      return 'why' in found
        ? nothing(found.why, [])
        : make(Proposal, { understood, offers: found.offers, nothing: null });
    }
    const isPlaceAvoided = (point: Point) => isAvoided(point, need.notNear, words.places);
    const search = await this.finder.search(viewer, { ...need, isAvoided: isPlaceAvoided }, { what, from: need.near });
    const offers = hasTimeFault ? [] : await this.finder.at(search, need, first);
    if (offers.length > 0) return make(Proposal, { understood, offers, nothing: null });

    const start = latest(need.start ?? now, now);
    const isPartyInvalid = need.faults.some(({ code }) => code === 'PARTY_INVALID');
    const why = isPartyInvalid
      ? 'NONE_LARGE_ENOUGH'
      : hasTimeFault
        ? 'TIME_NOT_BOOKABLE'
        : await this.finder.whyNothing(search, start);
    this.unmet.count(viewer.network, need, why, now);
    const hasAlternatives =
      why !== 'NONE_WITH_CAPABILITY' &&
      why !== 'NONE_LARGE_ENOUGH' &&
      !need.faults.some(({ code }) => code === 'BEYOND_HORIZON' || code === 'TOO_LONG');
    const nearest = hasAlternatives ? await this.finder.around(search, quarterAfter(start), first) : [];
    // Only a time that was asked for can be waited for.
    const taken = why === 'NONE_FREE' && need.start ? await this.finder.takenAt(search, need.start) : undefined;
    return nothing(why, nearest, taken ? waitingToken(this.finder.waitTokens, search, taken) : null);
  }
}

const latest = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
const quarterAfter = (instant: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / 900_000) * 900_000);
