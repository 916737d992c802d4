/** The file as a whole cannot be imported; nothing of it was. The message says why, in words for whoever brought it. */
export class ImportFault extends Error {}

/** A row that was left out. */
export interface RefusedRow {
  /** Of the file, from 1; of a row over several lines, its first. */
  readonly line: number;
  readonly sourceId: string;
  readonly reason: string;
}

/** An imported row that a person should look at. */
export interface RowToReview {
  readonly line: number;
  readonly name: string;
  readonly why: string;
}

/** How far an import is. */
export interface ImportProgress {
  readonly step: 'READ' | 'PLACE' | 'WRITE' | 'INDEX';
  readonly done: number;
  readonly total: number;
}
