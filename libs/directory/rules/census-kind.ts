import { foldText } from '#libs/platform';
import { type VenueKind } from '../kinds.js';

/** Words that indicate the kind of a venue, the most specific first: an incubator’s coworking space is an incubator. */
const WORDS: readonly (readonly [VenueKind, RegExp])[] = [
  ['ACCELERATOR', /\b(accelerateurs?|accelerator)\b/],
  ['INCUBATOR', /\b(incubateurs?|incubator|couveuses?)\b/],
  ['STARTUP_CENTRE', /\b(pepinieres?|hotel d entreprises|start ?up (centre|center))\b/],
  ['MAKERSPACE', /\b(maker ?spaces?|hacker ?spaces?|hack ?labs?|makers?|hackers?)\b/],
  ['FABLAB', /\b(fab ?labs?|\w*fablab\w*|laboratoires? de fabrication)\b/],
  ['SHARED_WORKSHOP', /\bateliers? (partages?|collectifs?|d artisans?|d artistes?)\b/],
  ['BUSINESS_CENTRE', /\b(centres? d affaires?|business (centre|center)|centre affaires)\b/],
  ['COWORKING', /\b(co ?workings?|\w*coworking\w*|bureaux? partages?|telecentres?)\b/],
];

const kindIn = (text: string) => WORDS.find(([, words]) => words.test(foldText(text)))?.[0];

/** A kind, and how certain it is. */
export interface KindGuess {
  readonly kind: VenueKind;
  /** What a person should decide; null when name and type agree or only one of them indicates a kind. */
  readonly doubt: string | null;
}

/**
 * The kind of a venue, from the words of its name and from the type in the census ("Tiers lieux à dominante fablab").
 * The name wins over the type, except "coworking", which most venues add to their name.
 */
export function kindOf(name: string, type: string): KindGuess {
  const named = kindIn(name);
  const typed = kindIn(type);
  if (!named && !typed)
    return {
      kind: 'COWORKING',
      doubt:
        type === ''
          ? 'no type, taken for a coworking space'
          : `unknown type "${type.slice(0, 80)}", taken for a coworking space`,
    };
  if (!named || named === typed || (named === 'COWORKING' && typed)) return { kind: typed ?? named!, doubt: null };
  return { kind: named, doubt: typed ? `its name says ${named}, its type ${typed}` : null };
}
