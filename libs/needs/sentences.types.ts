/** A sentence and its facts, in the notation that `needs.table.ts` explains. `||` parts readings that are all right; `?DAY`
 *  is a doubt, `not 02/12` or `not @bron` an exclusion, `also` another need that is offered beside the first. */
export type Sentence = [sentence: string, facts: string];

export type TownName = 'lyon' | 'nantes' | 'toulouse' | 'bordeaux';

/** Sentences about one difficulty, said in one town at one moment of its local time. */
export interface SentenceGroup {
  about: string;
  town: TownName;
  /** Saturday 28 November 2026 at half past ten in the evening when left out. */
  askedAt?: string;
  rows: Sentence[];
}
