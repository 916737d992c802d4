import { type UnmetProof } from '#libs/booking';
import { type AvailableSpace } from '#libs/directory';
import { type Database, type MemberViewer, type Settings, instantText, make } from '#libs/platform';
import { minorFacts, standingOf } from '#libs/minors';
import { nextTrainingSessions, proofsOf, sessionView, trainingRows, trainingView } from '#libs/sessions';
import { How, Requirement } from './offer.types.js';
import { texts } from './offers.texts.js';

/** What a space asks of the person who books it. */
type Asking = Pick<AvailableSpace, 'trainingId' | 'adultOnly'>;

interface Asked {
  readonly viewer: MemberViewer;
  readonly settings: Settings;
  readonly now: Temporal.Instant;
}

/** What a member still has to prove for a space. */
export type UnmetBy = (space: Asking) => Requirement[];

/**
 * What the member still has to prove for each of these spaces at a time, with the next sessions of a missing training. Proofs
 * are read only where a space asks for one.
 */
export async function unmetRequirements(
  database: Database,
  asked: Asked,
  spaces: readonly Asking[],
  at: Temporal.Instant,
): Promise<UnmetBy> {
  const { viewer, settings, now } = asked;
  const { network, member } = viewer;
  const wanted = [...new Set(spaces.flatMap(({ trainingId }) => trainingId ?? []))];
  const asksProofs = wanted.length > 0 || spaces.some(({ adultOnly }) => adultOnly);
  const { minor, proofs } = await database.inTransaction(network.id, async (tx) => ({
    minor: standingOf(await minorFacts(tx, member.id), at, network.zone),
    proofs: asksProofs ? await proofsOf(tx, member.id, at, settings) : undefined,
  }));
  const guardian = minor.needsGuardian ? [guardianNeeded(viewer)] : [];
  if (!proofs) return () => guardian;
  const missing = wanted.filter((id) => !proofs.trainingIds.includes(id));
  const trainings = await missingTrainings(database, { viewer, now }, missing);
  const isAdult = minor.isMinor === null ? proofs.adult : !minor.isMinor;
  const adult = adultNeeded(viewer, minor.isMinor ? 'TOO_YOUNG' : 'DECLARE');
  return ({ trainingId, adultOnly }) => {
    const training = trainingId === null ? undefined : trainings.get(trainingId);
    return [...(training ? [training] : []), ...(adultOnly && !isAdult ? [adult] : []), ...guardian];
  };
}

/** The requirement of each training, with its next sessions that have a free place. */
export async function missingTrainings(
  database: Database,
  { viewer, now }: Omit<Asked, 'settings'>,
  trainingIds: readonly string[],
): Promise<ReadonlyMap<string, Requirement>> {
  if (trainingIds.length === 0) return new Map();
  const { network, locale } = viewer;
  const rows = await trainingRows(database.open, network.id, trainingIds);
  const next = await database.inTransaction(network.id, (tx) => nextTrainingSessions(tx, trainingIds, now));
  return new Map(
    rows.map((row) => {
      const training = trainingView(row, locale);
      const sessions = next.filter(({ trainingId }) => trainingId === row.id);
      const first = sessions[0] && instantText(sessions[0].start, sessions[0].zone, locale);
      const how = make(How, { label: texts(locale).needsTraining(training.title, first ?? null), token: null });
      const requirement = { kind: 'TRAINING' as const, satisfied: false, how, training };
      return [row.id, make(Requirement, { ...requirement, sessions: sessions.map(sessionView) })];
    }),
  );
}

function needed(kind: 'ADULT' | 'GUARDIAN', label: string): Requirement {
  return make(Requirement, {
    kind,
    satisfied: false,
    how: make(How, { label, token: null }),
    training: null,
    sessions: [],
  });
}

/** Somebody who gave no birth date may declare to be of age; a minor cannot book it. */
export const adultNeeded = ({ locale }: MemberViewer, missing: 'DECLARE' | 'TOO_YOUNG'): Requirement =>
  needed('ADULT', missing === 'DECLARE' ? texts(locale).needsAdult : texts(locale).tooYoung);
export const guardianNeeded = ({ locale }: MemberViewer): Requirement =>
  needed('GUARDIAN', texts(locale).needsGuardian);

/** What a member has to prove or to get before a refused booking can be made. */
export async function requirementsOf(
  database: Database,
  asked: Omit<Asked, 'settings'>,
  { trainingId, adult, guardian }: Omit<UnmetProof, 'kind'>,
): Promise<Requirement[]> {
  const trainings = await missingTrainings(database, asked, trainingId === null ? [] : [trainingId]);
  const { viewer } = asked;
  return [
    ...trainings.values(),
    ...(adult ? [adultNeeded(viewer, adult)] : []),
    ...(guardian ? [guardianNeeded(viewer)] : []),
  ];
}
