/** An element of an XML document, written without a library so that the bytes are always the same. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: string | readonly XmlElement[];
}

type Child = XmlElement | undefined | readonly (XmlElement | undefined)[];

/** An element with children; absent ones are left out. @returns undefined when none is left: the CII schema has no empty elements */
export function group(name: string, ...children: Child[]): XmlElement | undefined {
  const content = children.flat().filter((child): child is XmlElement => child !== undefined);
  return content.length === 0 ? undefined : { name, attributes: {}, content };
}

/** An element with text. @returns undefined when the text is absent or nothing visible is left of it */
export function text(
  name: string,
  value: string | undefined,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement | undefined {
  const line = xmlLine(value ?? '');
  return line === '' ? undefined : { name, attributes, content: line };
}

/** Characters that XML 1.0 cannot contain, or that change the order or look of those around them. */
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const NOT_CHARACTERS = /[\p{Cs}\ufffe\uffff]/gu;

/** One line of usable characters: control characters become blanks, lone surrogates U+FFFD. */
export const xmlLine = (value: string): string =>
  value.replace(NOT_CHARACTERS, '\ufffd').replace(UNUSABLE, ' ').replace(/\s+/gu, ' ').trim().normalize('NFC');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

/** UTF-8 text of a document, two blanks for each level, one line feed after each element. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes, content }: XmlElement, indent: string): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  const inner =
    typeof content === 'string'
      ? escaped(content)
      : `\n${content.map((child) => written(child, `${indent}  `)).join('')}${indent}`;
  return `${indent}<${opening}>${inner}</${name}>\n`;
}
