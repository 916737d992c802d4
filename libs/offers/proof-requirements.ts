import { type AvailableSpace } from '#libs/directory';
import { type Database, type MemberViewer, type Settings, instantText, make } from '#libs/platform';
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
const NOTHING: UnmetBy = () => [];

/**
 * What the member still has to prove for each of these spaces at a time, with the next sessions of a missing training. Nothing
 * is read when no space asks for anything.
 */
export async function unmetRequirements(
  database: Database,
  asked: Asked,
  spaces: readonly Asking[],
  at: Temporal.Instant,
): Promise<UnmetBy> {
  const wanted = [...new Set(spaces.flatMap(({ trainingId }) => trainingId ?? []))];
  if (wanted.length === 0 && !spaces.some(({ adultOnly }) => adultOnly)) return NOTHING;
  const { viewer, settings } = asked;
  const proofs = await database.inTransaction(viewer.network.id, (tx) => proofsOf(tx, viewer.member.id, at, settings));
  const missing = wanted.filter((id) => !proofs.trainingIds.includes(id));
  const trainings = await missingTrainings(database, asked, missing);
  return ({ trainingId, adultOnly }) => {
    const training = trainingId === null ? undefined : trainings.get(trainingId);
    return [...(training ? [training] : []), ...(adultOnly && !proofs.adult ? [adultNeeded(viewer)] : [])];
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

export const adultNeeded = ({ locale }: MemberViewer): Requirement =>
  make(Requirement, {
    kind: 'ADULT',
    satisfied: false,
    how: make(How, { label: texts(locale).needsAdult, token: null }),
    training: null,
    sessions: [],
  });
