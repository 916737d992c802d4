import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_KIND } from '../every-kind.fixture.js';
import { business, invoice, line, netLine } from '../invoice.fixture.js';
import { type InvoiceDocument } from '../invoice-document.js';
import { xmlTexts } from '../xml-reader.fixture.js';
import { ciiXml } from '../xml/cii.js';
import { invoicePdf } from './invoice-pdf.js';
import { PdfReader } from './pdf-reader.fixture.js';

const read = async (document: InvoiceDocument, locale?: 'fr' | 'en') =>
  new PdfReader(await invoicePdf(document, locale));
const squeezed = (text: string) => text.replace(/\s/gu, '');

describe('invoicePdf', () => {
  const written = new Map<string, PdfReader>();
  beforeAll(async () => {
    const folder = process.env.INVOICES_FOLDER;
    if (folder) mkdirSync(folder, { recursive: true });
    for (const [name, document] of Object.entries(EVERY_KIND)) {
      const bytes = await invoicePdf(document);
      written.set(name, new PdfReader(bytes));
      if (folder) writeFileSync(join(folder, `${name}.pdf`), bytes);
    }
  });

  describe.each(Object.entries(EVERY_KIND))('%s', (name, document) => {
    it('declares PDF/A-3b and the profile EN 16931 of Factur-X in well-formed metadata', () => {
      const { xmp, version } = written.get(name)!;
      expect(version).toBe('%PDF-1.7');
      const text = (name: string) => xmlTexts(xmp.trim(), `Description/${name}`);
      expect(text('part')).toEqual(['3']);
      expect(text('conformance')).toEqual(['B']);
      expect(text('DocumentType')).toEqual(['INVOICE']);
      expect(text('DocumentFileName')).toEqual(['factur-x.xml']);
      expect(text('Version')).toEqual(['1.0']);
      expect(text('ConformanceLevel')).toEqual(['EN 16931']);
      const described = xmlTexts(xmp.trim(), 'property/Seq/li/name');
      expect(described).toEqual(['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel']);
    });

    it('has an output intent with an RGB colour profile', () => {
      const pdf = written.get(name)!;
      const intent = pdf.follow(pdf.catalog, 'OutputIntents').dictionary;
      expect(intent).toContain('/S /GTS_PDFA1');
      const profile = pdf.follow(intent, 'DestOutputProfile');
      expect(profile.dictionary).toContain('/N 3');
      expect(profile.stream!.subarray(36, 40).toString('latin1')).toBe('acsp');
      expect(profile.stream!.subarray(16, 20).toString('latin1')).toBe('RGB ');
    });

    it('attaches the XML, byte for byte, as an alternative of itself', () => {
      const pdf = written.get(name)!;
      const file = pdf.follow(pdf.catalog, 'AF').dictionary;
      expect(file).toContain('/AFRelationship /Alternative');
      expect(file).toContain('/UF (factur-x.xml)');
      const attached = pdf.follow(file, 'F');
      expect(attached.dictionary).toContain('/Subtype /text#2Fxml');
      expect(attached.stream!.toString('utf8')).toBe(ciiXml(document));
      expect(pdf.follow(pdf.catalog, 'Names').dictionary).toContain('/EmbeddedFiles');
    });

    it('embeds every font, and draws no missing character', () => {
      const pdf = written.get(name)!;
      expect(pdf.fonts.length).toBeGreaterThan(0);
      expect(pdf.dictionariesWith('/Type /Font\n').length).toBe(2 * pdf.fonts.length);
      for (const { dictionary } of pdf.fonts) {
        const descendant = pdf.follow(dictionary, 'DescendantFonts').dictionary;
        const descriptor = pdf.follow(descendant, 'FontDescriptor').dictionary;
        expect(pdf.follow(descriptor, 'FontFile2').stream!.length).toBeGreaterThan(500);
      }
      const drawn = pdf.pages.flat().flatMap(({ glyphs }) => glyphs);
      expect(drawn.length).toBeGreaterThan(100);
      expect(drawn).not.toContain('0000');
    });
  });

  it('gives the same bytes each time', async () => {
    for (const name of ['consumer-20', 'hostile-names', 'business-20']) {
      const document = EVERY_KIND[name]!;
      expect((await invoicePdf(structuredClone(document))).equals(await invoicePdf(document))).toBe(true);
    }
  });

  it('has one page, except for long invoices', () => {
    for (const [name, pdf] of written) {
      if (name !== 'eighty-lines') expect([name, pdf.pages.length]).toEqual([name, 1]);
    }
    const { texts } = written.get('eighty-lines')!;
    expect(texts.length).toBeGreaterThan(2);
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Page${index + 1}sur${texts.length}`);
    }
    // The pages in between repeat the head of the table, and whose invoice it is.
    expect(texts[1]).toContain('PrixunitaireTTC');
    expect(texts[1]).toContain('TrabouleLyon·FactureTL-2027-000042');
    for (let number = 1; number <= 80; number++) {
      expect(texts.join('')).toContain(`réservation${number}`);
    }
  });

  it('shows what was bought, where, and how it is paid', () => {
    const [text] = written.get('consumer-20')!.texts;
    for (const part of [
      'Facture',
      'TL-2027-000042',
      'Prélevé le 15 avril 2027',
      '150,00 €',
      'du 1er mars 2027 au 31 mars 2027',
      'Heures réservées, découpe laser',
      '45 min',
      '14,40 €/h',
      'TVA 20 % sur 125,00 €',
      '40 h incluses, 31 h 45 utilisées, 8 h 15 restantes',
      'La Cordée des Brotteaux 3 h 45',
      'FR76 … 0143',
      'Pas d’escompte pour paiement anticipé.',
      'SCIC SA à capital variable, RCS Lyon 123 456 782',
    ]) {
      expect(text).toContain(squeezed(part));
    }
    expect(text).not.toContain('FR7630004000031234567890143');
  });

  it('shows prices with VAT to consumers and without to businesses', () => {
    expect(written.get('consumer-20')!.texts[0]).toContain('MontantTTC');
    expect(written.get('business-20')!.texts[0]).toContain('MontantHT');
  });

  it('shows all mentions in French, and in English too where the reader chose it', async () => {
    const document = invoice({ buyer: business, lines: [netLine()], vatOnDebits: true });
    const [french] = (await read(document)).texts;
    const [english] = (await read(document, 'en')).texts;
    const mention = squeezed('Option pour le paiement de la taxe d’après les débits.');
    expect(french).toContain(mention);
    expect(english).toContain(mention);
    expect(english).toContain(squeezed('The seller opted to pay VAT when it invoices.'));
    expect(english).toContain('Facture/Invoice');
    expect(french).not.toContain('seller');
  });

  it('says that a small business charges no VAT', () => {
    expect(written.get('franchise-293b')!.texts[0]).toContain(squeezed('TVA non applicable, art. 293 B du CGI'));
  });

  it('draws right-to-left names word by word from the right, and what no font has as a replacement', async () => {
    const name = 'שלום עולם 日 😀';
    const [text] = (await read(invoice({ lines: [line({ name })] }))).texts;
    // Each word is drawn reversed, and the second one first.
    expect(text).toContain('םלועםולש\ufffd😀');
  });
});
