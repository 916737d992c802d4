import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { STARTING_WEIGHTS } from '#libs/passes';
import { oneAtATime } from './one-at-a-time.js';
import { type GivenNetwork, type GivenSpace, type SpaceOptions, givenSpace } from './given-space.js';

export interface GivenMember {
  id: string;
  accountId: string;
  email: string;
  /** Value of the member's session cookie. */
  secret: string;
}

/** Inserts the rows that a spec starts from, as the owner of the database. Everything has a default; give only what the spec is about. */
export class Given {
  private count = 0;

  private constructor(readonly client: pg.Client) {}

  static async on(url: string): Promise<Given> {
    const client = new pg.Client({ connectionString: url, application_name: 'traboule_spec' });
    await client.connect();
    return new Given(oneAtATime(client));
  }

  async end(): Promise<void> {
    await this.client.end();
  }

  async one<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> {
    const { rows } = await this.client.query<Row>(text, values);
    if (rows.length !== 1) throw new Error(`${rows.length} rows from: ${text}`);
    return rows[0]!;
  }

  /** Inserts a network with an hourly price of 4.80 € including VAT, its weights, and a plan of 40 included hours. */
  async network(slug = `net-${++this.count}`, zone = 'Europe/Paris'): Promise<GivenNetwork> {
    const { id } = await this.one<{ id: string }>(
      `insert into network (slug, name, zone, centre_lat, centre_lon) values ($1, $2, $3, 45.76, 4.85) returning id`,
      [slug, slug[0]!.toUpperCase() + slug.slice(1), zone],
    );
    const { id: tariffId } = await this.one<{ id: string }>(
      `insert into tariff (network_id, version, hourly_cents, vat_basis_points, without_pass_basis_points, valid)
       values ($1, 1, 480, 2000, 2500, '[2020-01-01,)') returning id`,
      [id],
    );
    for (const [name, weight] of Object.entries(STARTING_WEIGHTS))
      await this.client.query(`insert into tariff_weight values ($1, $2, $3, $4)`, [id, tariffId, name, weight]);
    const { id: planId } = await this.one<{ id: string }>(
      `insert into plan (network_id, code, name_fr, name_en, monthly_cents, included_minutes, valid)
       values ($1, 'REGULIER', 'Régulier', 'Regular', 13200, 2400, '[2020-01-01,)') returning id`,
      [id],
    );
    return { id, slug, tariffId, planId };
  }

  /** Inserts a venue in the centre of Lyon with one space, open every day from 7:00 to 23:00 Paris time by default. */
  space(network: GivenNetwork, options: SpaceOptions = {}): Promise<GivenSpace> {
    return givenSpace(this, network, ++this.count, options);
  }

  /** Inserts a signed-in member with a pass of 40 hours from `at` on, or without a pass when `hours` is null. */
  async member(
    network: GivenNetwork,
    options: {
      name?: string;
      role?: string;
      venueId?: string;
      hours?: number | null;
      at?: string;
      locale?: 'fr' | 'en';
      operator?: boolean;
      /** Whether the session has proved a second factor, as administrators must. True by default. */
      secondFactor?: boolean;
    } = {},
  ): Promise<GivenMember> {
    const n = ++this.count;
    const email = `m${n}-${randomBytes(3).toString('hex')}@spec.example`;
    const secret = randomBytes(32).toString('base64url');
    const { id: accountId } = await this.one<{ id: string }>(
      `insert into account (email, name, locale, platform_operator) values ($1, $2, $3, $4) returning id`,
      [email, options.name ?? `Membre ${n}`, options.locale ?? 'fr', options.operator ?? false],
    );
    const { id } = await this.one<{ id: string }>(
      `insert into member (network_id, account_id, name) values ($1, $2, $3) returning id`,
      [network.id, accountId, options.name ?? `Membre ${n}`],
    );
    if (options.role)
      await this.client.query(
        `insert into role_grant (network_id, member_id, role, venue_id) values ($1, $2, $3, $4)`,
        [network.id, id, options.role, options.venueId ?? null],
      );
    await this.client.query(
      `insert into sign_in_session (token_hash, account_id, created_at, last_seen_at, expires_at, ends_at, second_factor_at)
       values ($1, $2, '2026-11-01', '2026-11-01', '2100-01-01', '2100-01-01', $3)`,
      [createHash('sha256').update(secret).digest(), accountId, options.secondFactor === false ? null : '2026-11-01'],
    );
    if (options.hours !== null)
      await this.pass(network, id, (options.hours ?? 40) * 60, options.at ?? '2026-11-01T00:00:00Z');
    return { id, accountId, email, secret };
  }

  /** Inserts a pass whose current period starts at `from`, with an allowance of `minutes`. */
  async pass(
    network: GivenNetwork,
    memberId: string,
    minutes: number,
    from: string,
    until = '2027-12-01T00:00:00Z',
  ): Promise<string> {
    const { id: passId } = await this.one<{ id: string }>(
      `insert into pass (network_id, plan_id, owner_member_id, anchor_on, valid) values ($1, $2, $3, $4::timestamptz::date, tstzrange($4::timestamptz, null)) returning id`,
      [network.id, network.planId, memberId, from],
    );
    await this.client.query(`insert into pass_holder values ($1, $2, $3, tstzrange($4::timestamptz, null))`, [
      network.id,
      passId,
      memberId,
      from,
    ]);
    if (minutes > 0) {
      const { id: lotId } = await this.one<{ id: string }>(
        `insert into hours_lot (network_id, pass_id, kind, valid, granted_minutes, remaining_minutes) values ($1, $2, 'ALLOWANCE', tstzrange($3::timestamptz, $4::timestamptz), $5, $5) returning id`,
        [network.id, passId, from, until, minutes],
      );
      await this.client.query('begin');
      const { id: transactionId } = await this.one<{ id: string }>(
        `insert into hours_transaction (network_id, kind, made_at) values ($1, 'GRANT', $2) returning id`,
        [network.id, from],
      );
      await this.client.query(
        `insert into hours_entry (network_id, transaction_id, lot_id, account, credit_minutes) values ($1, $2, $3, 'ISSUED', -($4::int)), ($1, $2, $3, 'LOT', $4::int)`,
        [network.id, transactionId, lotId, minutes],
      );
      await this.client.query('commit');
    }
    return passId;
  }
}
