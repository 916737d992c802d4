import { useLanguage } from '../../../i18n/useLanguage.js';
import { minutesText, moneyText } from '../../../rules/when.js';
import classes from './MovePanel.module.css';

/** What a move costs more or less than today; nothing when it costs the same. */
export function Difference({ price }: { price: { differenceCents: number; differenceCreditMinutes: number } }) {
  const language = useLanguage();
  const signed = (value: number, text: string) => (value === 0 ? '' : `${value > 0 ? '+' : '−'} ${text}`);
  const parts = [
    signed(price.differenceCreditMinutes, minutesText(Math.abs(price.differenceCreditMinutes))),
    signed(price.differenceCents, moneyText(Math.abs(price.differenceCents), language)),
  ].filter(Boolean);
  return parts.length > 0 && <span className={classes['difference']}>{parts.join(' ')}</span>;
}
