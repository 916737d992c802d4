import { Signer } from '#libs/platform';
import { type Base, type Restore } from './base.types.js';
import { type FuzzTown } from './fuzz-town.fixture.js';

const GIVEN_AT = '2026-11-23T06:00:00Z';
const guardians = new WeakMap<FuzzTown, string>();

/** The link of a request that waits for an answer; a new one once it was answered. */
async function link(town: FuzzTown): Promise<string> {
  let id = guardians.get(town);
  if (!id) {
    ({ id } = await town.given.one<{ id: string }>(
      `insert into guardian (network_id, member_id, name, email, locale, asked_at) values ($1, $2, 'Maud', 'maud@spec.example', 'fr', $3) returning id`,
      [town.lyon.id, (await town.given.member(town.lyon, { hours: null })).id, GIVEN_AT],
    ));
    guardians.set(town, id);
  }
  return new Signer(town.api.env.SECRET, 'guardian').seal(id);
}
const forget: Restore = (town) => void guardians.delete(town);

export const minorsBases: Record<string, Base> = {
  'Mutation.giveBirthDate(birthDate)': () => '2000-02-29',
  'Mutation.askGuardian(name)': () => 'Maud Martin',
  'Mutation.askGuardian(email)': () => 'maud@spec.example',
  'Mutation.askGuardian(locale)': () => 'FR',
  'Mutation.correctBirthDate(id)': (town) => town.newMemberId(),
  'Mutation.correctBirthDate(birthDate)': () => '2000-02-29',
  'Query.guardianRequest(token)': link,
  'Mutation.answerAsGuardian(token)': link,
  'Mutation.answerAsGuardian(agrees)': () => false,
};

export const minorsResults: Record<string, string> = {
  'Mutation.giveBirthDate': 'MyAge',
  'Mutation.askGuardian': 'MinorRefused',
  'Mutation.correctBirthDate': 'BirthDateCorrected',
  'Mutation.answerAsGuardian': 'GuardianRequest',
};

export const minorsRestores: Record<string, Restore> = { 'Mutation.answerAsGuardian': forget };
