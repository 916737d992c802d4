import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const require = createRequire(import.meta.url);
const roboto = (style: string) => require.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`);
const dejaVu = (style: string) => require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${style}.ttf`);

/** Roboto (Apache-2.0) for nearly everything; DejaVu Sans (free licence) for letters and signs that Roboto has not. Nothing is in italics. */
export const FONTS = {
  Roboto: {
    normal: roboto('Regular'),
    bold: roboto('Medium'),
  },
  DejaVu: {
    normal: dejaVu(''),
    bold: dejaVu('-Bold'),
  },
};

const bytes = new Map<string, Buffer>();
const paths: ReadonlySet<string> = new Set(Object.values(FONTS).flatMap((styles) => Object.values(styles)));

/** The only files that the writer of PDFs can read. */
export const fontFiles = {
  existsSync: (path: string): boolean => paths.has(path),
  readFileSync: (path: string): Buffer | undefined => {
    if (paths.has(path) && !bytes.has(path)) bytes.set(path, readFileSync(path));
    return bytes.get(path);
  },
};

const characters = new Map<keyof typeof FONTS, ReadonlySet<number>>();

/** Whether a font has a character, upright and bold. */
export function hasCharacter(font: keyof typeof FONTS, codePoint: number): boolean {
  const known = characters.get(font) ?? charactersOf(font);
  characters.set(font, known);
  return known.has(codePoint);
}

function charactersOf(font: keyof typeof FONTS): ReadonlySet<number> {
  const [normal, bold] = [FONTS[font].normal, FONTS[font].bold].map((path) => create(fontFiles.readFileSync(path)!));
  const inBold = new Set(bold!.characterSet);
  return new Set(normal!.characterSet.filter((codePoint) => inBold.has(codePoint)));
}
