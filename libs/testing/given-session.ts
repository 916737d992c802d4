import { type GivenNetwork, type RowWriter } from './given-space.js';

export interface GivenSession {
  id: string;
  venueId: string;
}

/** Inserts a training that these venues share. @returns its id */
export async function givenTraining(
  given: RowWriter,
  network: GivenNetwork,
  reference: string,
  venueIds: readonly string[],
): Promise<string> {
  const { id } = await given.one<{ id: string }>(
    `insert into training (network_id, reference, title_fr, title_en) values ($1, $2, $3, $4) returning id`,
    [network.id, reference, `Formation ${reference}`, `Training ${reference}`],
  );
  for (const venueId of venueIds)
    await given.client.query(`insert into venue_training values ($1, $2, $3)`, [network.id, venueId, id]);
  return id;
}

/** Inserts a planned session without a space, with the time of its host. Everything but the host and the venue has a default. */
export async function givenSession(
  given: RowWriter,
  network: GivenNetwork,
  options: {
    hostId: string;
    venueId: string;
    trainingId?: string | null;
    title?: string;
    start?: string;
    end?: string;
    places?: number;
  },
): Promise<GivenSession> {
  const { hostId, venueId, trainingId = null } = options;
  const start = options.start ?? '2026-12-01T17:00:00Z';
  const end = options.end ?? Temporal.Instant.from(start).add({ hours: 2 }).toString();
  const { id } = await given.one<{ id: string }>(
    `insert into session (network_id, kind, title, host_member_id, venue_id, training_id, during, places, state, scheduled_at)
     values ($1, $2, $3, $4, $5, $6, tstzrange($7::timestamptz, $8::timestamptz), $9, 'PLANNED', '2026-11-01') returning id`,
    [network.id, trainingId ? 'TRAINING' : 'EVENT', options.title ?? 'Séance', hostId, venueId, trainingId, start, end, options.places ?? 8], // prettier-ignore
  );
  await given.client.query(
    `insert into person_time (network_id, member_id, holder_id, during, state) values ($1, $2, $3, tstzrange($4::timestamptz, $5::timestamptz), 'CONFIRMED')`,
    [network.id, hostId, id, start, end],
  );
  return { id, venueId };
}

/** Inserts a certificate that a venue gave. */
export const givenCertificate = (
  given: RowWriter,
  network: GivenNetwork,
  made: { memberId: string; trainingId: string; venueId: string; givenById: string; at?: string; expires?: string },
) =>
  given.one<{ id: string }>(
    `insert into certificate (network_id, member_id, training_id, venue_id, given_by_id, given_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [network.id, made.memberId, made.trainingId, made.venueId, made.givenById, made.at ?? '2026-11-01T00:00:00Z', made.expires ?? '2028-11-01T00:00:00Z'], // prettier-ignore
  );
