import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenMember,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  startApi,
  violations,
} from '#libs/testing';

const UNDERSTAND = `query ($need: NeedInput!) { understand(need: $need) {
  kind capability { code } equipment { code label } accessible party near { label } window { start } faults { code } } }`;
const PROPOSE = `query ($need: NeedInput!) { propose(need: $need) {
  understood { equipment { code } accessible } offers { items { ... on SpaceItem { space { name } } } } } }`;

interface Understood {
  kind: string | null;
  equipment: { code: string; label?: string }[];
  accessible: boolean;
  party: number;
  window: { start: string } | null;
  faults: { code: string }[];
}
interface Proposed {
  propose: { understood: Understood; offers: { items: { space: { name: string } }[] }[] };
}

const START = '2026-11-24T09:00:00Z';
const TEXT =
  'salle de réunion avec vidéoprojecteur et wifi, accessible en fauteuil roulant, demain à 10h pour 4 personnes';
let database: TestDatabase;
let given: Given;
let api: TestApi;
let camille: GivenMember;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  const lyon = await given.network('lyon');
  camille = await given.member(lyon);
  await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Sans rien', stepFree: true });
  const equipped = await given.space(lyon, { kind: 'MEETING_ROOM', name: 'Équipée' });
  for (const code of ['projector', 'wifi'])
    await given.client.query(`insert into space_equipment (network_id, space_id, equipment_code) values ($1, $2, $3)`, [
      lyon.id,
      equipped.id,
      code,
    ]);
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
});
afterAll(async () => {
  expect(await violations(database.url)).toEqual([]);
  await api?.close();
  await given?.end();
  await database?.drop();
});

const understand = async (need: object) =>
  (await api.ask<{ understand: Understood }>('lyon', UNDERSTAND, { need })).data!.understand;
const propose = async (need: object) =>
  (await api.ask<Proposed>('lyon', PROPOSE, { need: { start: START, minutes: 60, ...need } }, camille)).data!.propose;
const names = ({ offers }: Proposed['propose']) => offers.map(({ items }) => items[0]!.space.name).sort();

describe('a need read back', () => {
  it('is read back to strangers: what, with what, when and for how many', async () => {
    expect(await understand({ text: TEXT })).toEqual({
      kind: 'MEETING_ROOM',
      capability: null,
      equipment: [
        { code: 'projector', label: 'Vidéoprojecteur' },
        { code: 'wifi', label: 'Wifi' },
      ],
      accessible: true,
      party: 4,
      near: null,
      window: { start: START },
      faults: [],
    });
  });

  it('says fields instead of words where both are given, also when they take something off', async () => {
    const { equipment, accessible } = await understand({ text: TEXT, equipment: ['wifi'], accessible: false });
    expect([equipment.map(({ code }) => code), accessible]).toEqual([['wifi'], false]);
    expect((await understand({ text: TEXT, equipment: [] })).equipment).toEqual([]);
  });

  it('tells what is off, names what it does not know by its code, and each thing once', async () => {
    expect((await understand({ text: 'zzz' })).faults).toEqual([{ code: 'NOTHING_UNDERSTOOD' }]);
    const { equipment } = await understand({ equipment: ['moon-gate', 'wifi', 'wifi'] });
    expect(equipment).toEqual([
      { code: 'moon-gate', label: 'moon-gate' },
      { code: 'wifi', label: 'Wifi' },
    ]);
  });

  it.each([[{}], [{ text: '  ' }], [{ equipment: ['a b'] }], [{ text: 'salle', party: 0 }]])(
    'refuses %j as the search does',
    async (need) => {
      const { errors } = await api.ask('lyon', UNDERSTAND, { need });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('is what the search goes by: with a projector, without, and where no step is in the way', async () => {
    const text = 'salle de réunion avec vidéoprojecteur';
    const asked = await propose({ text });
    expect([asked.understood.equipment, names(asked)]).toEqual([[{ code: 'projector' }], ['Équipée']]);
    expect(names(await propose({ text, equipment: [] }))).toEqual(['Sans rien', 'Équipée'].sort());
    const stepFree = await propose({ text, equipment: [], accessible: true });
    expect([stepFree.understood.accessible, names(stepFree)]).toEqual([true, ['Sans rien']]);
  });
});
