import { describe, expect, it } from '@jest/globals';
import { PAGE_TEXTS } from '../i18n/page-texts.js';
import { texts as english } from '../i18n/texts.en.js';
import { texts as french } from '../i18n/texts.fr.js';

/** Every text by its full key, with the placeholders it uses. */
function placeholders(texts: object, prefix = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[prefix + key, [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort()]]
        : Object.entries(placeholders(value as object, `${prefix}${key}.`)),
    ),
  );
}

const areas = await Promise.all(
  Object.entries(PAGE_TEXTS).map(
    async ([name, load]) => [name, (await load.fr()).texts, (await load.en()).texts] as [string, object, object],
  ),
);
areas.push(['shared', french, english]);

describe('the texts', () => {
  it.each(areas)('%s has the same keys and placeholders in French and English', (_name, fr, en) => {
    expect(placeholders(en)).toEqual(placeholders(fr));
  });

  it('two areas never use the same group of keys, so that no area replaces the texts of another', () => {
    const groups = areas.flatMap(([, texts]) => Object.keys(texts));
    expect(groups.filter((group, i) => groups.indexOf(group) !== i)).toEqual([]);
  });

  it('are never empty', () => {
    const empty = areas.flatMap(([name, ...both]) => (/: ?""/.test(JSON.stringify(both)) ? [name] : []));
    expect(empty).toEqual([]);
  });
});
