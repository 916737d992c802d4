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

describe('a need as understood', () => {
  it('is shown to anonymous visitors: activity, equipment, time and number of people', async () => {
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

  it('prefers fields to text, also when a field removes something', async () => {
    const { equipment, accessible } = await understand({ text: TEXT, equipment: ['wifi'], accessible: false });
    expect([equipment.map(({ code }) => code), accessible]).toEqual([['wifi'], false]);
    expect((await understand({ text: TEXT, equipment: [] })).equipment).toEqual([]);
  });

  it('reports each problem once, and unknown terms by their code', async () => {
    expect((await understand({ text: 'zzz' })).faults).toEqual([{ code: 'NOTHING_UNDERSTOOD' }]);
    const { equipment } = await understand({ equipment: ['moon-gate', 'wifi', 'wifi'] });
    expect(equipment).toEqual([
      { code: 'moon-gate', label: 'moon-gate' },
      { code: 'wifi', label: 'Wifi' },
    ]);
  });

  it.each([[{}], [{ text: '  ' }], [{ equipment: ['a b'] }], [{ text: 'salle', party: 0 }]])(
    'is refused for %j, as in a search',
    async (need) => {
      const { errors } = await api.ask('lyon', UNDERSTAND, { need });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('decides the search: with a projector, without one, and with step-free access', async () => {
    const text = 'salle de réunion avec vidéoprojecteur';
    const proposal = await propose({ text });
    expect([proposal.understood.equipment, names(proposal)]).toEqual([[{ code: 'projector' }], ['Équipée']]);
    expect(names(await propose({ text, equipment: [] }))).toEqual(['Sans rien', 'Équipée'].sort());
    const stepFree = await propose({ text, equipment: [], accessible: true });
    expect([stepFree.understood.accessible, names(stepFree)]).toEqual([true, ['Sans rien']]);
  });
});

const DOUBTS = `query ($need: NeedInput!) { understand(need: $need) {
  window { start minutes } party near { label } faults { code }
  doubts { about text reading accepted message } also { text } excluded { message } } }`;
const PROPOSE_DOUBTS = `query ($need: NeedInput!) { propose(need: $need) {
  understood { doubts { about text } } nothing { why } offers { items { ... on SpaceItem { start space { name } } } } } }`;

interface Doubted {
  window: { start: string; minutes: number } | null;
  party: number;
  faults: { code: string }[];
  doubts: { about: string; text: string; reading: string | null; accepted: string | null; message: string }[];
  also: { text: string }[];
  excluded: { message: string }[];
}

describe('words that could not be used', () => {
  const doubted = async (text: string) =>
    (await api.ask<{ understand: Doubted }>('lyon', DOUBTS, { need: { text } })).data!.understand;
  const proposed = async (text: string) =>
    (
      await api.ask<{
        propose: { nothing: { why: string } | null; offers: { items: { start: string; space: { name: string } }[] }[] };
      }>('lyon', PROPOSE_DOUBTS, { need: { text } }, camille)
    ).data!.propose;

  it('are asked back with the likely reading, and accepting it leaves no doubt', async () => {
    const { doubts, window } = await doubted('salle mer calme à 10h');
    expect(window?.start).toBe('2026-11-25T09:00:00Z');
    expect(doubts).toEqual([
      {
        about: 'DAY',
        text: 'mer',
        reading: 'mercredi 25 novembre',
        accepted: 'salle mercredi 25 novembre calme à 10h',
        message: '« mer » : mercredi 25 novembre\u00a0?',
      },
    ]);
    const accepted = await doubted(doubts[0]!.accepted!);
    expect([accepted.doubts, accepted.window?.start]).toEqual([[], '2026-11-25T09:00:00Z']);
  });

  it('never let a day that is not known be taken for today', async () => {
    const { nothing, offers } = await proposed('salle à la toussaint à 10h');
    expect([nothing?.why, offers]).toEqual(['NOT_UNDERSTOOD', []]);
  });

  it('are answered by a field that says the same', async () => {
    const need = { text: 'salle mer calme à 10h', start: START };
    const answer = await api.ask<{ understand: Doubted }>('lyon', DOUBTS, { need });
    expect(answer.data!.understand.doubts).toEqual([]);
  });

  it('show the second need of a sentence as a sentence of its own', async () => {
    const { also, window } = await doubted('salle de réunion jeudi 10h et imprimante 3D vendredi 14h');
    expect(window?.start).toBe('2026-11-26T09:00:00Z');
    expect(also).toEqual([{ text: 'imprimante 3D vendredi 14h' }]);
  });

  it('are left out of the offers when they rule something out, and it is said so', async () => {
    const text = 'salle de réunion demain de 9h à 18h pour 1h, sauf entre midi et deux';
    expect((await doubted(text)).excluded).toEqual([{ message: 'pas le mardi 24 novembre de 12:00 à 14:00' }]);
    const starts = (await proposed(text)).offers.flatMap(({ items }) => items.map(({ start }) => start));
    expect(starts.length).toBeGreaterThan(0);
    expect(starts.filter((start) => start > '2026-11-24T10:00:00Z' && start < '2026-11-24T13:00:00Z')).toEqual([]);
  });

  it('say that an hour off the grid was moved, and offer the nearest', async () => {
    const { faults, window } = await doubted('salle de réunion demain à 10h05');
    expect([faults, window?.start]).toEqual([[{ code: 'OFF_GRID' }], START]);
    expect((await proposed('salle de réunion demain à 10h05')).offers.length).toBeGreaterThan(0);
  });

  it('say so of a start that is a field, too, and offer the nearest', async () => {
    const need = { text: 'salle de réunion', start: '2026-11-24T09:05:00Z', minutes: 60 };
    const { faults, window } = (await api.ask<{ understand: Doubted }>('lyon', DOUBTS, { need })).data!.understand;
    expect([faults, window?.start]).toEqual([[{ code: 'OFF_GRID' }], START]);
    const { offers } = (
      await api.ask<{ propose: { offers: { items: { start: string }[] }[] } }>(
        'lyon',
        PROPOSE_DOUBTS,
        { need },
        camille,
      )
    ).data!.propose;
    expect(offers.map(({ items }) => items[0]!.start)).toContain(START);
  });

  it('leave out the hours between those of several days, and say it once', async () => {
    const text = 'salle de réunion la semaine prochaine le matin';
    expect((await doubted(text)).excluded).toEqual([{ message: 'pas de 12:00 à 8:00 le lendemain' }]);
    const starts = (await proposed(text)).offers.flatMap(({ items }) => items.map(({ start }) => start));
    expect(starts.length).toBeGreaterThan(0);
    expect(starts.filter((start) => start.slice(11, 13) < '07' || start.slice(11, 13) >= '11')).toEqual([]);
  });

  it('never become a room when a person is looked for', async () => {
    const { nothing, offers } = await proposed('un avocat pour mes statuts demain à 10h');
    expect([nothing?.why, offers]).toEqual(['NO_MENTOR', []]);
  });
});
