import { type Locale, type Sql, make, statement } from '#libs/platform';
import { Capability, Equipment } from './directory.types.js';
import { type SpaceKind } from './kinds.js';
import { capabilities, equipment, spaceKinds, venueKinds, type Wording } from './vocabulary.data.js';

const putCapabilities = statement(
  'directory.putCapabilities',
  `insert into capability as kept (code, space_kind, tariff_class, label_fr, label_en, words)
   select * from jsonb_to_recordset($1) as given(code text, space_kind text, tariff_class text, label_fr text, label_en text, words text[])
   on conflict (code) do update set space_kind = excluded.space_kind, tariff_class = excluded.tariff_class,
     label_fr = excluded.label_fr, label_en = excluded.label_en, words = excluded.words
   where (kept.space_kind, kept.tariff_class, kept.label_fr, kept.label_en, kept.words)
      is distinct from (excluded.space_kind, excluded.tariff_class, excluded.label_fr, excluded.label_en, excluded.words)`,
);
const putWords = (table: 'equipment' | 'kind_words', key: 'code' | 'kind') =>
  statement(
    `directory.put.${table}`,
    `insert into ${table} as kept (${key}, label_fr, label_en, words)
     select * from jsonb_to_recordset($1) as given(${key} text, label_fr text, label_en text, words text[])
     on conflict (${key}) do update set label_fr = excluded.label_fr, label_en = excluded.label_en, words = excluded.words
     where (kept.label_fr, kept.label_en, kept.words) is distinct from (excluded.label_fr, excluded.label_en, excluded.words)`,
  );
const putEquipment = putWords('equipment', 'code');
const putKinds = putWords('kind_words', 'kind');
const refreshAll = statement('directory.refreshAll', `select refresh_search(id, null) from network`);

const row = ({ label, words }: Wording) => ({
  label_fr: label.fr,
  label_en: label.en,
  words: [...words.fr, ...words.en],
});

/**
 * Updates the vocabulary tables to this build; runs after every migration. When words changed, the search documents of
 * all networks are rebuilt. @returns how many entries were new or changed
 */
export async function registerVocabulary(sql: Sql): Promise<number> {
  const tables = [
    [
      putCapabilities,
      capabilities.map((given) => ({
        code: given.code,
        space_kind: given.spaceKind,
        tariff_class: given.tariffClass,
        ...row(given),
      })),
    ],
    [putEquipment, equipment.map((given) => ({ code: given.code, ...row(given) }))],
    [putKinds, [...spaceKinds, ...venueKinds].map((given) => ({ kind: given.kind, ...row(given) }))],
  ] as const;
  let changed = 0;
  for (const [put, rows] of tables) changed += await sql.run(put, [JSON.stringify(rows)]);
  if (changed > 0) await sql.run(refreshAll);
  return changed;
}

interface Word {
  readonly code: string;
  readonly labels: Readonly<Record<Locale, string>>;
}
interface CapabilityWord extends Word {
  readonly spaceKind: SpaceKind;
}

/** The labels of one list, in the language of the reader. */
class Lexicon<Entry extends Word, Labelled extends { label: string }> {
  /** All codes. */
  readonly codes: readonly string[];
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly listed = new WeakMap<readonly string[], Partial<Record<Locale, readonly Labelled[]>>>();

  constructor(
    rows: readonly Entry[],
    private readonly inWords: (entry: Entry, label: string) => Labelled,
  ) {
    this.codes = rows.map(({ code }) => code);
    this.entries = new Map(rows.map((row) => [row.code, row]));
  }

  /** The entries with these codes, sorted by label. For a cached list of codes this is computed once. */
  labelled(codes: readonly string[], locale: Locale): readonly Labelled[] {
    const known = this.listed.get(codes) ?? {};
    this.listed.set(codes, known);
    return (known[locale] ??= codes
      .flatMap((code) => this.entries.get(code) ?? [])
      .map((entry) => this.inWords(entry, entry.labels[locale]))
      .sort((a, b) => a.label.localeCompare(b.label, locale)));
  }
}

const allCapabilities = statement(
  'directory.capabilities',
  `select code, space_kind "spaceKind", json_build_object('fr', label_fr, 'en', label_en) labels from capability order by code`,
);
const allEquipment = statement(
  'directory.equipment',
  `select code, json_build_object('fr', label_fr, 'en', label_en) labels from equipment order by code`,
);

interface Words {
  readonly capabilities: Lexicon<CapabilityWord, Capability>;
  readonly equipment: Lexicon<Word, Equipment>;
}

const FRESH_MS = 30_000;

/** The vocabulary tables, cached for half a minute: every list shows labels, and they rarely change. */
export class Vocabulary {
  private cached: Promise<Words> | undefined;
  private readAt = 0;

  constructor(private readonly open: Sql) {}

  words(): Promise<Words> {
    if (!this.cached || performance.now() - this.readAt > FRESH_MS) {
      this.readAt = performance.now();
      this.cached = this.read();
      this.cached.catch(() => (this.cached = undefined));
    }
    return this.cached;
  }

  private async read(): Promise<Words> {
    const [allOfThem, all] = await Promise.all([
      this.open.rows<CapabilityWord>(allCapabilities),
      this.open.rows<Word>(allEquipment),
    ]);
    return {
      capabilities: new Lexicon(allOfThem, ({ code, spaceKind }, label) =>
        make(Capability, { code, label, spaceKind }),
      ),
      equipment: new Lexicon(all, ({ code }, label) => make(Equipment, { code, label })),
    };
  }
}

const labels = new Map(capabilities.map(({ code, label }) => [code, label]));

/** The label of a capability of this build; the code itself when it is unknown. */
export const capabilityLabel = (code: string, locale: Locale): string => labels.get(code)?.[locale] ?? code;
