/** Safe markup. Only `html` creates it. */
export class Markup {
  constructor(private readonly source: string) {}

  toString(): string {
    return this.source;
  }
}

export type MarkupValue = string | number | Markup | null | undefined | false | readonly MarkupValue[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

function escaped(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'object') return value.map(escaped).join('');
  const printable = String(value).toWellFormed().replace(CONTROLS, '');
  return printable.replace(/[&<>"'`]/g, (character) => ENTITIES[character] as string);
}

const withoutIndentation = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The template without the indentation of the source, which would be a quarter of a mail's size. */
function templateWithoutIndentation(parts: TemplateStringsArray): readonly string[] {
  const found = withoutIndentation.get(parts) ?? parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  withoutIndentation.set(parts, found);
  return found;
}

/** A page or a part of one. Every value is escaped unless `html` created it. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return new Markup(String.raw({ raw: templateWithoutIndentation(parts) }, ...values.map(escaped)));
}

/** The normalised form of a link's address. @throws TypeError unless it is http or https */
export function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) throw new TypeError('A link must be http or https');
  return parsed.href;
}

/**
 * The text on one line, safe for a header, a subject or plain text, without marks that change the direction of the text after
 * it.
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, (gap) => (gap === '\u00A0' || gap === '\u202F' ? gap : ' '))
    .trim();
