import { type InvoiceDocument } from '../../invoice-document.js';
import { xmlLine } from '../../xml/xml.js';

/** A rule that an invoice may break: of EN 16931 (BR-…), of XP Z12-012 (BR-FR-…) or of this house (OWN-…). */
export interface DocumentRule {
  code: string;
  sentence: string;
  holds(document: InvoiceDocument): boolean;
}

export const rule = (code: string, sentence: string, holds: DocumentRule['holds']): DocumentRule => ({
  code,
  sentence,
  holds,
});

/** Whether something is left of a text once characters are dropped that XML cannot contain. */
export const isVisible = (text: string | undefined): boolean => text !== undefined && xmlLine(text) !== '';

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The day, if it exists in the calendar and is written as ISO 8601. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
