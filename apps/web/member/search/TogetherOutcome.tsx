import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Offer, placeOf } from '../../api/documents.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import { OutcomeFrame } from './OutcomeFrame.js';
import type { AddedSpaces } from './useAddedSpaces.js';
import classes from './OfferCard.module.css';

interface Props {
  title: string;
  text: string;
  /** The space that is the cause. */
  spaceId: string;
  /** What could take its place. */
  instead: readonly Offer[];
  spaces: AddedSpaces;
  /** The card is as before the click: with another total on its button. */
  done: () => void;
}

/** One of the added spaces cannot be booked: it is taken away or replaced, and the rest can be booked again. */
export function TogetherOutcome({ title, text, spaceId, instead, spaces, done }: Props) {
  const { t } = useTranslation();
  const priceText = usePriceText();
  async function replace(by: Offer | null) {
    await spaces.replace(spaceId, by);
    done();
  }
  return (
    <OutcomeFrame title={title} text={text}>
      <ul className={classes['alternatives']}>
        {instead.map((offer) => (
          <li key={offer.token} className={classes['alternative']}>
            <span>
              <strong>{placeOf(offer)?.space.name}</strong> · {priceText(offer.quote)}
            </span>
            <Button radius="xl" loading={spaces.isBusy} onClick={() => void replace(offer)}>
              {t('together.takeThis')}
            </Button>
          </li>
        ))}
      </ul>
      <Button radius="xl" variant="default" mt="sm" loading={spaces.isBusy} onClick={() => void replace(null)}>
        {t('together.remove')}
      </Button>
    </OutcomeFrame>
  );
}
