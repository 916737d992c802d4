/** Markup that may stand in a page as it is; only `html` makes it. */
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

function written(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'object') return value.map(written).join('');
  const harmless = String(value).toWellFormed().replace(CONTROLS, '');
  return harmless.replace(/[&<>"'`]/g, (mark) => ENTITIES[mark] as string);
}

const tight = new WeakMap<TemplateStringsArray, readonly string[]>();

/** What is written, without the indentation of our source, a quarter of what a mail would weigh. */
function withoutIndents(parts: TemplateStringsArray): readonly string[] {
  const found = tight.get(parts) ?? parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  tight.set(parts, found);
  return found;
}

/** A page or a part of one: every value put in is escaped, unless it was itself made by `html`. Attributes need quotes. */
export function html(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return new Markup(String.raw({ raw: withoutIndents(parts) }, ...values.map(written)));
}

/** An address a link may carry. @throws TypeError unless it is http or https */
export function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) throw new TypeError('A link must be http or https');
  return parsed.href;
}

/** A text that stays on its line, in a header, a subject or a plain mail, and cannot turn the direction of what follows. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/g, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, (gap) => (gap === '\u00A0' || gap === '\u202F' ? gap : ' '))
    .trim();
