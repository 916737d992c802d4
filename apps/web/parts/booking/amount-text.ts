import { type Language, minutesText, moneyText } from '../../rules/when.js';

/** Hours of the pass and euros in one line; empty when there is neither. */
export const amountText = (
  { creditMinutes, amountCents }: { creditMinutes: number; amountCents: number },
  language: Language,
): string =>
  [creditMinutes > 0 && minutesText(creditMinutes), amountCents > 0 && moneyText(amountCents, language)]
    .filter(Boolean)
    .join(' + ');
