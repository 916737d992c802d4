/** The file cannot be imported, and nothing was written. The message explains why to the person who runs the import. */
export class ImportFault extends Error {}

/** A row that was left out. */
export interface RefusedRow {
  /** Line in the file, from 1; the first line of a multi-line row. */
  readonly line: number;
  readonly sourceId: string;
  readonly reason: string;
}

/** An imported row that a person should review. */
export interface RowToReview {
  readonly line: number;
  readonly name: string;
  readonly why: string;
}

/** The progress of an import. */
export interface ImportProgress {
  readonly step: 'READ' | 'PLACE' | 'WRITE' | 'INDEX';
  readonly done: number;
  readonly total: number;
}
