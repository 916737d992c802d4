import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Kind, parse, visit } from 'graphql';
import ts from 'typescript';

/** A text that people read, and where it is written. */
interface Text {
  at: string;
  text: string;
}

const ENGLISH =
  'anew, lest, thereby, therein, thereof, wherein, whereof, henceforth, nought, whosoever, whoever, told, tells of, nor of, ' +
  'of who, by who, to who, that is none, who is none, which is none, none is, is no more, may what, came of, comes of, be had, no use any more, says so, ' +
  'goes on also, all the same, was off, in no longer, catching its breath';
/** Texts have characters. “Signs in” and “signs out” are fine. */
const SIGNS = /\b(\d+|eight|ten|twelve|hundred|many|few|of|in|the) signs\b(?! (in|out|you|me))/i;
const FRENCH =
  'veuillez, afin de, afin que, afin d’\\p{L}+, ledit, ladite, susmentionné, susvisé, nonobstant, procéder à, procédez à, ' +
  'dans les meilleurs délais, bien vouloir, à cet effet, il convient de';
const BANNED = [
  SIGNS,
  ...`${ENGLISH}, ${FRENCH}`.split(', ').map((phrase) => new RegExp(`(?<![\\p{L}’'-])${phrase}(?![\\p{L}-])`, 'iu')),
];

const offenders = (texts: readonly Text[]): string[] =>
  texts.flatMap(({ at, text }) => {
    const found = BANNED.map((banned) => banned.exec(text)?.[0]).filter((match) => match !== undefined);
    return found.map((match) => `${at}: “${match}” in “${text.trim().slice(0, 160)}”`);
  });

function schemaDescriptions(): Text[] {
  const texts: Text[] = [];
  const source = readFileSync('schema.graphql', 'utf8');
  visit(parse(source), {
    [Kind.STRING](node, key, parent) {
      const { name } = parent as { name?: { value: string } };
      if (key === 'description')
        texts.push({ at: `schema.graphql:${node.loc!.startToken.line} ${name?.value}`, text: node.value });
    },
  });
  return texts;
}

/** Every string of these sources that has more than one word; specs and fixtures are left out. */
function textsIn(pattern: string[]): Text[] {
  const texts: Text[] = [];
  const files = globSync(pattern, { exclude: ['**/*.{spec,fixture}.ts', '**/node_modules/**'] });
  for (const file of files.sort()) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
    const read = (node: ts.Node): void => {
      if (
        ts.isStringLiteral(node) ||
        ts.isTemplateHead(node) ||
        ts.isTemplateMiddleOrTemplateTail(node) ||
        ts.isNoSubstitutionTemplateLiteral(node)
      )
        // prettier-ignore
        texts.push({ at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`, text: node.text });
      ts.forEachChild(node, read);
    };
    read(source);
  }
  return texts.filter(({ text }) => text.trim().includes(' '));
}

describe('banned words', () => {
  it('appear in no description of the schema', () => {
    const texts = schemaDescriptions();
    expect(texts.length).toBeGreaterThan(400);
    expect(offenders(texts)).toEqual([]);
  });

  it.each([
    ['the pages', ['apps/web/**/texts.*.ts'], 300],
    ['mails, refusals and other texts of the libs', ['libs/**/*.ts'], 1_500],
    ['the command line', ['apps/cli/*.ts'], 150],
    ['the servers', ['apps/{api,worker}/*.ts'], 20],
  ])('appear in no text of %s', (_name, pattern, atLeast) => {
    const texts = textsIn(pattern);
    expect(texts.length).toBeGreaterThan(atLeast);
    expect(offenders(texts)).toEqual([]);
  });

  it('are recognised as whole words only', () => {
    const bad = ['8 to 255 signs', 'Priced anew.', 'Veuillez patienter', 'Who told you?', 'afin d’entrer'];
    const good = ['What signs in', 'the lesson', 'renewed', 'Il a prouvé', 'Il l’est', 'A passkey signs you in'];
    const texts = [...bad, ...good].map((text) => ({ at: text, text }));
    expect(offenders(texts).map((line) => line.split(': “')[0])).toEqual(bad);
  });
});
