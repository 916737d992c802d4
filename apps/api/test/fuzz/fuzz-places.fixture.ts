import { type Given, type GivenNetwork, type GivenSpace } from '#libs/testing';

/** The spaces, settings and texts of the town under attack. `afar` is a space of the other network. */
export async function createFuzzPlaces(
  given: Given,
  lyon: GivenNetwork,
  nantes: GivenNetwork,
): Promise<{ desks: GivenSpace; hoursVenue: GivenSpace; afar: GivenSpace }> {
  const desks = await given.space(lyon, { kind: 'DESK_AREA', capacity: 500, name: 'Grand plateau' });
  await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Salle Bellecour' });
  await given.space(lyon, { kind: 'MACHINE', capability: 'laser-cutting', name: 'Découpe laser' });
  const hoursVenue = await given.space(lyon, { name: 'Salle aux horaires', tariffClass: 'LARGE_ROOM', lat: 45.9 });
  const afar = await given.space(nantes, { kind: 'DESK_AREA', capacity: 500 });
  await given.client.query(`insert into network_setting values ($1, 'booking.perHour', '1000000', '[2020-01-01,)')`, [
    lyon.id,
  ]);
  await given.client.query(
    `insert into territory (network_id, kind, code, name, lat, lon, source) values ($1, 'COMMUNE', '69266', 'Villeurbanne', 45.77, 4.88, 'spec')`,
    [lyon.id],
  );
  await given.client.query(
    `insert into legal_page (network_id, kind, version, text_fr, text_en, binds_from, published_at)
     values ($1, 'TERMS', 1, '# Conditions', '# Terms', '2026-11-01', '2026-11-01')`,
    [lyon.id],
  );
  await given.client.query(`insert into account (email, name) values ('member@demo.traboule.example', 'Camille')`);
  return { desks, hoursVenue, afar };
}
