import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLString, getNamedType } from 'graphql';
import { FuzzCampaign, type FuzzCase } from './fuzz-campaign.fixture.js';
import { FUZZ_ROLES, FuzzTown } from './fuzz-town.fixture.js';
import { type Hostile } from './fuzz-values.fixture.js';

/** Columns that hold several lines, where line ends are part of the text. */
const SEVERAL_LINES = [
  'appointment.question',
  'appointment_report.note',
  'legal_page.text_en',
  'legal_page.text_fr',
  'profile.looking_for',
  'profile.offering',
  'project.pitch',
  'session.description',
  'space.description_en',
  'space.description_fr',
  'venue.access_en',
  'venue.access_fr',
  'venue.description_en',
  'venue.description_fr',
  'venue.house_rules_en',
  'venue.house_rules_fr',
  'venue_claim.proof',
];
/** Line ends and other control characters, zero-width characters, marks of direction, and tag characters. */
const UNSEEN = String.raw`[\u0001-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]`;
/** A text that looks right and is not: what follows its first character is turned around, hidden and broken into lines. */
const disguised: Hostile = [
  'a disguised text',
  (good: unknown) =>
    typeof good === 'string' ? `${good.slice(0, 1)}\u202e\u200b${good.slice(1)}\r\nBcc: x\u{e0041}\u2066` : good,
];

let town: FuzzTown;
let campaign: FuzzCampaign;

beforeAll(async () => {
  town = await FuzzTown.start(1);
  campaign = await FuzzCampaign.at(town, town.api.app.get(GraphQLSchemaHost).schema);
}, 60_000);
afterAll(() => town?.end());

/** `table.column` of the texts in the database that a pattern finds. */
async function columnsWith(pattern: string): Promise<string[]> {
  const { client } = town.given;
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype order by 1, 2`,
  );
  const found: string[] = [];
  for (const { table, column } of rows) {
    const { rowCount } = await client.query(`select from ${table} where ${column} ~ $1 limit 1`, [pattern]);
    if (rowCount! > 0) found.push(`${table}.${column}`);
  }
  return found;
}

describe('a text with line ends, hidden characters and marks of direction', () => {
  it('is refused or becomes one visible line in every column that holds one, whichever mutation it comes through', async () => {
    const slots = campaign.slots.filter(
      ({ call, type }) => call.operation === 'mutation' && getNamedType(type) === GraphQLString,
    );
    expect(slots.length).toBeGreaterThan(60);
    const cases = slots.flatMap((slot) =>
      FUZZ_ROLES.keys()
        .map((role): FuzzCase => ({ call: slot.call, role, hits: [{ slot, hostile: disguised }] }))
        .toArray(),
    );
    await campaign.sendAll(cases.values());
    expect(campaign.failures).toEqual([]);
    expect((await columnsWith('Bcc: x')).length).toBeGreaterThan(10); // many accept it
    expect((await columnsWith(UNSEEN)).filter((column) => !SEVERAL_LINES.includes(column))).toEqual([]);
  }, 300_000);
});
