import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, cloneDatabase } from '#libs/testing';
import { foldText } from './fold-text.js';

const NAMES: [text: string, folded: string][] = [
  ['L’Œuvre', 'l oeuvre'],
  ["L'OEUVRE", 'l oeuvre'],
  ['Cœur de Sæptembre', 'coeur de saeptembre'],
  ['Écully', 'ecully'],
  ['ÉCULLY'.normalize('NFD'), 'ecully'],
  ['Sainte-Foy-lès-Lyon', 'sainte foy les lyon'],
  ['Sainte‑Foy–lès—Lyon', 'sainte foy les lyon'],
  ['  Champagne-au-Mont-d’Or ', 'champagne au mont d or'],
  ['L´Haÿ-les-Roses', 'l hay les roses'],
  ['Straße', 'strasse'],
  ['Ørsted Łódź Đà Nẵng', 'orsted lodz da nang'],
  ['İstanbul ILICA', 'istanbul ilica'],
  ['ﬁlature ① ½', 'filature 1 1 2'],
  ['Ville\u00adurbanne\u200b', 'villeurbanne'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
  ['Мо́сква', 'москва'],
  ['東京 🛠️ atelier', '東京 atelier'],
  ['', ''],
  ['…!?', ''],
];

describe('folded text', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  let test: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    test = await cloneDatabase();
    client = new pg.Client({ connectionString: test.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await test?.drop();
  });

  const foldInDatabase = async (texts: string[]) =>
    (
      await client.query<{ folded: string }>(
        `select fold_text(text) folded from unnest($1::text[]) with ordinality given(text, n) order by n`,
        [texts],
      )
    ).rows.map(({ folded }) => folded);
  const findDifferences = async (texts: string[]) => {
    const folded = await foldInDatabase(texts);
    return texts.map((text, i) => [text, foldText(text), folded[i]]).filter(([, here, there]) => here !== there);
  };

  it.each(NAMES)('turns "%s" into "%s" in TypeScript and in SQL', async (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(await foldInDatabase([text, text.normalize('NFD'), text.normalize('NFC')])).toEqual([
      folded,
      folded,
      folded,
    ]);
  });

  it('is the same in TypeScript and in SQL for every character that PostgreSQL knows', async () => {
    const { rows } = await client.query<{ character: string }>(
      `select chr(n) as character from generate_series(1, 131071) n
        where n not between 55296 and 57343 and unicode_assigned(chr(n))`,
    );
    expect(rows.length).toBeGreaterThan(80_000);
    expect(await findDifferences(rows.map(({ character }) => character))).toEqual([]);
  });

  it('is the same in TypeScript and in SQL for random texts, however they are normalised', async () => {
    console.log(`seed ${seed}`);
    let state = (seed % 2_147_483_646) + 1;
    const pick = <Item>(items: readonly Item[]) => items[(state = (state * 48_271) % 2_147_483_647) % items.length]!;
    const pieces = [
      ...Array.from({ length: 0x250 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)),
      ...Array.from({ length: 0x70 }, (_, i) => `e${String.fromCodePoint(0x300 + i)}`),
      ...Array.from({ length: 0x30 }, (_, i) => String.fromCodePoint(0x2010 + i)),
      ...'Straße Œuvre cœur ΣΑΣ ς ﬁ ǅ Ⅷ ² ½ 🛠️ Lyon 7ème d’Or St-Priest \u00ad \u200d \ufeff'.split(' '),
    ];
    const texts = Array.from({ length: 20_000 }, () =>
      Array.from({ length: 1 + (state % 12) }, () => pick(pieces)).join(''),
    );
    expect(await findDifferences(texts)).toEqual([]);
    for (const text of texts) {
      const folded = foldText(text);
      expect([foldText(text.normalize('NFD')), foldText(text.normalize('NFC')), foldText(folded)]).toEqual([
        folded,
        folded,
        folded,
      ]);
    }
  }, 30_000);
});
