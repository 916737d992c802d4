import DataLoader from 'dataloader';
import { CodedError, type Database, type RequestContext, type Sql, type Viewer, make } from '#libs/platform';
import { type Side } from './appointments/appointment-facts.js';
import { type ReportRow, reportsOf } from './appointments/report-appointment.js';
import { type Place, placesOfRooms } from './appointments/rooms.queries.js';
import { type ThanksRow, thanksOf } from './thanks/thank-mentor.js';
import { type MentoringRefusal, mentoringRefusalText } from './mentoring.texts.js';
import { mentorsById } from './mentors/mentor.queries.js';
import { type Mentor, MentoringRefused } from './mentors/mentor.types.js';
import { mentorView } from './mentors/mentor.view.js';

const MENTORS = Symbol('mentors');
const PLACES = Symbol('places of rooms');
const THANKS = Symbol('thanks for appointments');
const REPORTS = Symbol('reports on appointments');

function loader<Value>(
  request: RequestContext,
  database: Database,
  name: symbol,
  load: (tx: Sql, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<string, Value | undefined> {
  const { id } = request.viewer.network;
  const read = async (keys: readonly string[]) => {
    const found = await database.inTransaction(id, (tx) => load(tx, keys));
    return keys.map((key) => found.get(key));
  };
  if (!request.loaders.has(name)) request.loaders.set(name, new DataLoader<string, Value | undefined>(read));
  return request.loaders.get(name) as DataLoader<string, Value | undefined>;
}

const NOT_HERE = { fr: 'Introuvable dans ce réseau.', en: 'Not found in this network.' };

/** A mentor, also one who was dismissed. @throws NOT_FOUND */
export async function loadMentor(request: RequestContext, database: Database, id: string): Promise<Mentor> {
  const { locale } = request.viewer;
  const read = async (tx: Sql, ids: readonly string[]) =>
    new Map((await mentorsById(tx, ids)).map((row) => [row.id, mentorView(row, locale)]));
  const mentor = await loader<Mentor>(request, database, MENTORS, read).load(id);
  if (!mentor) throw new CodedError('NOT_FOUND', NOT_HERE[locale]);
  return mentor;
}

/** Where the room of a booking is. */
export const loadPlace = (request: RequestContext, database: Database, bookingId: string): Promise<Place | undefined> =>
  loader<Place>(
    request,
    database,
    PLACES,
    async (tx, ids) => new Map((await placesOfRooms(tx, ids)).map((row) => [row.id, row])),
  ).load(bookingId);

/** What one side said after an appointment. */
export const loadReport = (
  request: RequestContext,
  database: Database,
  id: string,
  side: Side,
): Promise<ReportRow | undefined> =>
  // prettier-ignore
  loader<ReportRow>(request, database, REPORTS, async (tx, keys) => {
    const ids = [...new Set(keys.map((key) => key.split(' ')[0]!))];
    return new Map((await reportsOf(tx, ids)).map((row) => [`${row.appointmentId} ${row.side}`, row]));
  }).load(`${id} ${side}`);

/** The thanks for an appointment. */
export const loadThanks = (request: RequestContext, database: Database, id: string): Promise<ThanksRow | undefined> =>
  loader<ThanksRow>(
    request,
    database,
    THANKS,
    async (tx, ids) => new Map((await thanksOf(tx, ids)).map((row) => [row.appointmentId, row])),
  ).load(id);

export const refusedMentoring = ({ locale }: Viewer, code: MentoringRefusal): MentoringRefused =>
  make(MentoringRefused, { code, message: mentoringRefusalText(code, locale) });
