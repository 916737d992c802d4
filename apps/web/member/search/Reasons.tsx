import {
  type Icon,
  IconClockCheck,
  IconCoinEuro,
  IconMapPinCheck,
  IconUsersGroup,
  IconArrowsShuffle,
  IconHourglassLow,
  IconSparkles,
  IconStairsUp,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/documents.js';
import classes from './OfferCard.module.css';

type Reason = Offer['reasons'][number];

const ICON: Record<Reason['factor'], Icon> = {
  TIME: IconClockCheck,
  DISTANCE: IconMapPinCheck,
  PRICE: IconCoinEuro,
  CAPACITY: IconUsersGroup,
  MIXING: IconArrowsShuffle,
  SKILL: IconSparkles,
  STAGE: IconStairsUp,
  LOAD: IconHourglassLow,
};

const ON_THE_CARD = new Set<Reason['factor']>(['DISTANCE', 'PRICE']);

/** Why this offer is proposed, strongest reason first. Distance and price are already on the card. */
export function Reasons({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation();
  const sorted = reasons.filter(({ factor }) => !ON_THE_CARD.has(factor)).sort((a, b) => b.weight - a.weight);
  if (sorted.length === 0) return null;
  return (
    <ul className={classes['reasons']} aria-label={t('offer.why')}>
      {sorted.map((reason) => {
        const Icon = ICON[reason.factor];
        return (
          <li key={reason.factor + reason.text} className={classes['reason']}>
            <Icon size={16} aria-hidden />
            {reason.text}
          </li>
        );
      })}
    </ul>
  );
}
