import { type Locale, make } from '#libs/platform';
import { skillView } from '../mentors/mentor.view.js';
import { type MentorWaitOfferRow, type WaitRow } from './waits.queries.js';
import { MentorProposal, MentorWait, MentorWaitOfNetwork, MentorWaitOffer } from './waits.types.js';

const skillOf = (code: string | null, locale: Locale) => (code === null ? null : skillView(code, locale));

export const waitView = (row: WaitRow, locale: Locale): MentorWait => {
  const { id, founderId, stage, mode, question, since, until, zone } = row;
  const proposals = row.proposals.map(({ mentorId, mentorName, starts }) =>
    make(MentorProposal, {
      founderId,
      mentorId,
      mentorName,
      starts: starts.map((start) => Temporal.Instant.from(start)),
    }),
  );
  return make(MentorWait, { id, founderId, skill: skillOf(row.skill, locale), stage, mode, question, since, until, zone, proposals }); // prettier-ignore
};

export const waitOfferView = (row: MentorWaitOfferRow, locale: Locale): MentorWaitOffer => {
  const { waitId: id, mentorMemberId, founderName, question, stage, mode, answerBy, zone } = row;
  return make(MentorWaitOffer, { id, mentorMemberId, founderName, question, skill: skillOf(row.skill, locale), stage, mode, answerBy, zone }); // prettier-ignore
};

export const waitOfNetworkView = (row: WaitRow, locale: Locale): MentorWaitOfNetwork => {
  const { id, founderName, stage, since, askedIds } = row;
  return make(MentorWaitOfNetwork, { id, founderName, skill: skillOf(row.skill, locale), stage, since, askedCount: askedIds.length }); // prettier-ignore
};
