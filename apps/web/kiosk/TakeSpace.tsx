import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../parts/QrCode.js';
import { useFocusOnMount } from '../parts/useFocusOnMount.js';
import type { KioskSpace } from './documents.js';
import classes from './Kiosk.module.css';

const SHOWN_MS = 60_000;

/** Takes a free space on one’s own phone, where the price is shown: nobody signs in on a device at a door. */
export function TakeSpace({ space, close }: { space: KioskSpace; close: () => void }) {
  const { t } = useTranslation();
  const heading = useFocusOnMount<HTMLHeadingElement>();
  useEffect(() => {
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [close]);
  return (
    <section aria-labelledby="take" className={classes['panel']}>
      <h2 id="take" ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('kiosk.takeTitle', { name: space.name })}
      </h2>
      <QrCode text={location.origin + space.takePath} label={t('kiosk.takeCode', { name: space.name })} />
      <p>{t('kiosk.takeText')}</p>
      <Button variant="default" radius="xl" onClick={close}>
        {t('kiosk.back')}
      </Button>
    </section>
  );
}
