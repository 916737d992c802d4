import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import classes from './VenueEditor.module.css';

interface Props {
  number: number;
  undo: () => void;
  removeNow: () => void;
}

/** In the place of a photo that is about to be removed. */
export function RemovedPhoto({ number, undo, removeNow }: Props) {
  const { t } = useTranslation();
  const keepButton = useFocusOnMount<HTMLButtonElement>();
  return (
    <li className={classes['removed']}>
      <output>{t('venuePhotos.removed', { number })}</output>
      <span className={classes['choices']}>
        <Button size="xs" radius="xl" variant="default" onClick={undo} ref={keepButton}>
          {t('venuePhotos.undo', { number })}
        </Button>
        <Button size="xs" radius="xl" variant="subtle" onClick={removeNow}>
          {t('venuePhotos.removeNow')}
        </Button>
      </span>
    </li>
  );
}
