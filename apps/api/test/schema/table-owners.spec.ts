import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { declaredParts, declaredStatements, declaredTables } from '#libs/platform';
import '#libs/testing'; // loads every lib, so that every statement and table is declared

/** Libs that write everybody's tables by their nature. */
const WRITE_EVERYTHING = ['demo', 'safekeeping', 'testing'];
const ownerOf = new Map(declaredTables().map(({ name, owner }) => [name, owner]));
/** Words that follow "update" where it locks rows or resolves a conflict. */
const NO_TABLE = ['set', 'of', 'skip', 'nowait'];

/** The tables that a text of SQL writes. */
function tablesWritten(text: string): string[] {
  const code = text.replace(/--[^\n]*/g, '').replace(/'(?:[^']|'')*'/g, "''");
  const writes = code.matchAll(/\b(?:insert\s+into|delete\s+from|merge\s+into|update)\s+(?:only\s+)?(\w+)/gi);
  return [...new Set([...writes].map(([, table]) => table!.toLowerCase()))].filter((word) => !NO_TABLE.includes(word));
}

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, ''), text);

/** What a text writes beyond the tables of its owner. Parts that other libs give are checked on their own. */
function foreignTables(owner: string, text: string): string[] {
  const partsOfOthers = declaredParts()
    .filter((part) => part.owner !== owner)
    .map((part) => part.text);
  return tablesWritten(without(text, partsOfOthers)).filter((table) => ownerOf.get(table) !== owner);
}

describe('the tables that a text of SQL writes', () => {
  it('are found whatever the statement looks like', () => {
    expect(
      tablesWritten(`with a as (insert into charge (id) values (1) on conflict do update set x = 1), b as (UPDATE only booking b set y = 2),
        c as (delete from quota), d as (select 1 from member for update of member), e as (select 2 for no key update skip locked)
        -- insert into account
        select 'update sign_in_session set x = 1'`),
    ).toEqual(['charge', 'booking', 'quota']);
  });

  it('tables of another lib would be seen, and those of a part are left to the lib that gives it', () => {
    expect(foreignTables('booking', 'insert into booking (id) values (1); update allocation set state = $1')).toEqual([
      'allocation',
    ]);
    const part = declaredParts().find(({ owner }) => owner === 'agenda')!;
    expect(foreignTables('booking', `with ${part.text} select 1`)).toEqual([]);
  });
});

describe('a lib writes its own tables only', () => {
  it('in its statements', () => {
    const found: Record<string, string[]> = {};
    for (const { name, text } of declaredStatements()) {
      const lib = name.split('.')[0]!;
      const tables = WRITE_EVERYTHING.includes(lib) ? [] : foreignTables(lib, text);
      if (tables.length > 0) found[name] = tables;
    }
    expect(found).toEqual({});
  });

  it('in the parts that it gives to the statements of others', () => {
    expect(declaredParts().map(({ owner }) => owner)).toEqual(expect.arrayContaining(['agenda', 'passes', 'platform']));
    const found = declaredParts().flatMap(({ owner, text }) =>
      foreignTables(owner, text).map((table) => `${owner}: ${table}`),
    );
    expect(found).toEqual([]);
  });

  it('through its entities', () => {
    const libs = join(process.cwd(), 'libs');
    const entities = readdirSync(libs).flatMap((lib) =>
      readdirSync(join(libs, lib), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.entity.ts'))
        .map((file) => {
          const [, table] = /@Entity\('(\w+)'\)/.exec(readFileSync(join(libs, lib, file), 'utf8')) ?? [];
          return { lib, table };
        }),
    );
    expect(entities.length).toBeGreaterThan(6);
    expect(entities.filter(({ lib, table }) => ownerOf.get(table ?? '') !== lib)).toEqual([]);
  });
});

describe('what is free', () => {
  const SPELLED_OUT = /\b(?:from|join|into|update)\s+(allocation|seat_bucket|open_interval|person_time)\b/gi;
  const WINDOWS = /interval '(?:25|26|28) hours'/g;

  it('is read from its tables by agenda alone: other libs take its parts of SQL, with its windows', () => {
    const libs = join(process.cwd(), 'libs');
    const found = readdirSync(libs)
      .filter((lib) => lib !== 'agenda' && !WRITE_EVERYTHING.includes(lib))
      .flatMap((lib) =>
        readdirSync(join(libs, lib), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture|tables)\.ts$/.test(file))
          .flatMap((file) => {
            const text = readFileSync(join(libs, lib, file), 'utf8');
            return [...text.matchAll(SPELLED_OUT), ...text.matchAll(WINDOWS)].map(
              ([words]) => `${lib}/${file}: ${words}`,
            );
          }),
      );
    expect(found).toEqual([]);
  });
});

describe('a statement', () => {
  it('is named after the lib or app that declares it', () => {
    const folders = ['libs', 'apps'].flatMap((folder) => readdirSync(join(process.cwd(), folder)));
    expect(declaredStatements().filter(({ name }) => !folders.includes(name.split('.')[0]!))).toEqual([]);
  });
});
