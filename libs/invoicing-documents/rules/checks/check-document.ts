import { type InvoiceDocument } from '../../invoice-document.js';
import { amountRules } from './amount-rules.js';
import { contentRules } from './content-rules.js';
import { type DocumentRule } from './document-rule.js';
import { frenchRules } from './french-rules.js';

/**
 * The rules of EN 16931 and XP Z12-012 that a document of this type can break; those that its type or the writer of the XML excludes (such
 * as unknown codes or a third decimal) are not listed. `.ci/run` checks the XML itself with the official rules where they are at hand.
 */
export const DOCUMENT_RULES: readonly DocumentRule[] = [...contentRules, ...amountRules, ...frenchRules];

export interface BrokenRule {
  code: string;
  sentence: string;
}

/** @returns the rules that the document breaks; none when it may be finalised */
export const checkDocument = (document: InvoiceDocument): BrokenRule[] =>
  DOCUMENT_RULES.filter((rule) => !rule.holds(document)).map(({ code, sentence }) => ({ code, sentence }));
