/** The parts of pdfmake, and of fontkit which it brings along, that have no published types. */
declare module 'pdfmake/js/Printer.js' {
  type FontFiles = Record<string, Record<'normal' | 'bold', string>>;

  interface FileOptions {
    name: string;
    type: string;
    description: string;
    relationship: 'Alternative';
    creationDate: Date;
    modifiedDate: Date;
  }

  /** A PDF of pdfkit that pdfmake has filled with pages. */
  interface PdfKitDocument extends NodeJS.ReadableStream {
    /** Adds to the RDF of its XMP metadata. */
    appendXML(xml: string): void;
    file(content: Buffer, options: FileOptions): void;
    end(): void;
  }

  const exported: {
    default: new (
      fonts: FontFiles,
      files: { existsSync(path: string): boolean; readFileSync(path: string): Buffer | undefined },
      urls: { resolve(url: string): void; resolved(): Promise<void> },
      mayReadFile: (path: string) => boolean,
    ) => {
      createPdfKitDocument(definition: import('./pdfmake-content.js').DocumentDefinition): Promise<PdfKitDocument>;
    };
  };
  export default exported;
}

declare module 'fontkit' {
  /** @returns the font; `characterSet` has its code points */
  export function create(bytes: Buffer): { characterSet: number[] };
}
