import { inflateSync } from 'node:zlib';

/** Reads what pdfkit writes: plain objects, each with its own number, streams that are deflated or not. */
export class PdfReader {
  private readonly objects = new Map<string, { dictionary: string; stream?: Buffer }>();

  constructor(private readonly bytes: Buffer) {
    const text = bytes.toString('latin1');
    for (const { 1: id, index, 0: whole } of text.matchAll(/^(\d+) 0 obj\n[\s\S]*?\nendobj$/gm)) {
      const streamAt = whole.indexOf('\nstream\n');
      const body = whole.slice(whole.indexOf('\n') + 1);
      if (streamAt === -1) {
        this.objects.set(id!, { dictionary: body });
        continue;
      }
      const dictionary = whole.slice(whole.indexOf('\n') + 1, streamAt);
      const length = Number(/\/Length (\d+)/.exec(dictionary)![1]);
      const start = index + streamAt + '\nstream\n'.length;
      const raw = bytes.subarray(start, start + length);
      this.objects.set(id!, { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw });
    }
  }

  get version(): string {
    return this.bytes.subarray(0, 8).toString('latin1');
  }

  /** The dictionaries of all objects that contain the given text. */
  dictionariesWith(text: string): string[] {
    return [...this.objects.values()]
      .map(({ dictionary }) => dictionary)
      .filter((dictionary) => dictionary.includes(text));
  }

  /** The dictionary of the object that an entry refers to, such as `/Metadata 12 0 R`. */
  follow(dictionary: string, key: string): { dictionary: string; stream?: Buffer } {
    const id = new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionary)?.[1];
    const found = id === undefined ? undefined : this.objects.get(id);
    if (found === undefined) throw new Error(`no /${key} in ${dictionary}`);
    return found;
  }

  get catalog(): string {
    return this.dictionariesWith('/Type /Catalog')[0]!;
  }

  get xmp(): string {
    return this.follow(this.catalog, 'Metadata').stream!.toString('utf8');
  }

  /** Each page as the glyphs that it draws, by the name of their font. */
  get pages(): { font: string; glyphs: string[] }[][] {
    return this.dictionariesWith('/Type /Page\n').map((page) => {
      const content = this.follow(page, 'Contents').stream!.toString('latin1');
      let font = '';
      return [...content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)].flatMap(([, name, hex]) => {
        if (name !== undefined) font = name;
        return hex === undefined ? [] : [{ font, glyphs: hex.match(/.{4}/g) ?? [] }];
      });
    });
  }

  /** The text of each page, without blanks. */
  get texts(): string[] {
    const tables = new Map(this.fonts.map(({ name, dictionary }) => [name, this.unicodeOf(dictionary)]));
    return this.pages.map((page) =>
      page
        .flatMap(({ font, glyphs }) => glyphs.map((glyph) => tables.get(font)!.get(glyph) ?? '?'))
        .join('')
        .replace(/\s/gu, ''),
    );
  }

  get fonts(): { name: string; dictionary: string }[] {
    const resources = this.dictionariesWith('/Font <<').join('\n');
    const names = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(({ 1: name, 2: id }) => [name!, id!] as const),
    );
    return [...names].map(([name, id]) => ({ name, dictionary: this.objects.get(id)!.dictionary }));
  }

  private unicodeOf(font: string): Map<string, string> {
    const table = this.follow(font, 'ToUnicode').stream!.toString('latin1');
    const glyphs = new Map<string, string>();
    for (const { 1: first, 2: list } of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
      for (const [index, { 1: hex }] of [...list!.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
        const text = Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
        glyphs.set((parseInt(first!, 16) + index).toString(16).padStart(4, '0'), text);
      }
    }
    return glyphs;
  }
}
