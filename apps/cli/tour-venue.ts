import { randomUUID } from 'node:crypto';
import { documents } from './tour.documents.js';
import { type ImportCensus, TourSteps, castOf, managedVenue, newKey, openVenue } from './tour-steps.js';
import { clockText } from './tour.texts.js';
import { venueDocuments as ask } from './tour-venue.documents.js';

const POINT = { lat: 45.7085, lon: 4.853 };
/** Local hours at which the machine is looked for, the day after tomorrow. */
const HOURS = [14, 16, 10, 18];

/**
 * From a row of the census to the first booking: a member claims the fablab, the network approves, and the manager opens two
 * machines, of which one requires a training. Each step is checked. @returns the code of the booking
 */
export async function tourVenue(
  origin: string,
  network: string,
  importCensus: ImportCensus,
  say: (line: string) => void = console.log,
): Promise<string> {
  const cast = await castOf(origin, network);
  const { manager, founder } = cast;
  const steps = new TourSteps(say);
  const suffix = randomUUID().slice(0, 8);
  const name = `Fablab de la visite ${suffix}`;
  const venueId = await openVenue(steps, cast, importCensus, { name, point: POINT, opens: '08:00', closes: '22:00' });

  const shared = await steps.run<{ training: { id: string } }>(
    manager,
    ask.share,
    { venueId, reference: `visite-${suffix}`, titleFr: 'Prise en main de la découpe laser', titleEn: 'Getting started with laser cutting' }, // prettier-ignore
    'TrainingShared',
  );
  const trainingId = shared.training.id;
  const machine = { kind: 'MACHINE', capacity: 1, sharesSeats: false };
  const laser = await steps.run<{ id: string }>(
    manager,
    ask.createSpace,
    { venueId, space: { ...machine, name: 'Découpe laser', tariffClass: 'LASER_CUTTER', capabilities: ['laser-cutting'], trainingId }, key: newKey() }, // prettier-ignore
    'ManagedSpace',
  );
  await steps.run(
    manager,
    ask.createSpace,
    { venueId, space: { ...machine, name: 'Imprimante 3D', tariffClass: 'PRINTER_3D', capabilities: ['3d-printing'] }, key: newKey() }, // prettier-ignore
    'ManagedSpace',
  );
  steps.done('two machines; the laser cutter requires a training');

  await steps.run(manager, ask.publish, { venueId }, 'ManagedVenue');
  const { state, checklist } = await managedVenue(manager, venueId);
  if (state !== 'PUBLISHED' || checklist.some((item) => !item.done)) throw new Error(`The venue is ${state}`);
  steps.done('the checklist is complete, and the venue is published');

  const zone = 'Europe/Paris';
  const day = Temporal.Now.zonedDateTimeISO(zone).toPlainDate().add({ days: 2 });
  const at = (hour: number): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
  const session = await steps.run<{ session: { id: string; start: string; zone: string } }>(
    manager,
    ask.schedule,
    {
      input: { kind: 'TRAINING', title: 'Prise en main de la découpe laser', venueId, trainingId, start: at(8).toString(), end: at(9).toString(), places: 4 }, // prettier-ignore
      key: newKey(),
    },
    'SessionScheduled',
  );
  const { id: sessionId, start } = session.session;
  await steps.run(founder, ask.takePlace, { sessionId, key: newKey() }, 'PlaceTaken');
  steps.done(`a training on ${clockText(start, zone)}; ${founder.name} takes a place`);

  const needAt = (hour: number) => ({ capability: 'laser-cutting', start: at(hour).toString(), minutes: 60, near: POINT, nearLabel: name, maxTravelMinutes: 5 }); // prettier-ignore
  type Offer = { token: string; summary: string; requirements: { kind: string }[]; items: { space: { id: string } }[] };
  const offerOf = async (): Promise<Offer> => {
    for (const hour of HOURS) {
      const { proposal } = await founder.client.ask<{ proposal: { offers: Offer[] } }>(ask.propose, { need: needAt(hour) }); // prettier-ignore
      const offer = proposal.offers.find(({ items }) => items[0]?.space.id === laser.id);
      if (offer) return offer;
    }
    throw new Error('The laser cutter is not offered');
  };
  const before = await offerOf();
  if (!before.requirements.some(({ kind }) => kind === 'TRAINING')) throw new Error('The offer names no training');
  await steps.run(founder, ask.book, { token: before.token, key: newKey() }, 'Needs');
  steps.done('without the certificate, the booking is refused and names the training');

  await steps.run(
    manager,
    ask.certify,
    { holderId: founder.id, trainingId, venueId, key: newKey() },
    'CertificateChanged',
  );
  const after = await offerOf();
  if (after.requirements.length > 0) throw new Error('The offer still requires something');
  const { booking } = await steps.run<{ booking: { code: string; start: string; zone: string } }>(
    founder,
    ask.book,
    { token: after.token, key: newKey() },
    'Confirmed',
  );
  steps.done(`with the certificate: ${after.summary}`);
  say(`\n    First booking ${booking.code}, ${clockText(booking.start, booking.zone)}.`);
  // So that the tour can be made again on the same day: nobody is in two places at once.
  await steps.run(manager, ask.cancelSession, { sessionId }, 'SessionChanged');
  await founder.client.ask(documents.cancel, { code: booking.code, key: newKey() });
  say('    It and the training were cancelled, so that the tour can be made again.');
  return booking.code;
}
