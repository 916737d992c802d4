import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage.js';
import { SPACE_ICON } from '../parts/kinds.js';
import { timeText, wallClock } from '../rules/when.js';
import type { KioskSpace, Screen } from './documents.js';
import classes from './Kiosk.module.css';

interface Props {
  screen: Screen;
  /** Undefined while the line is lost: what is shown may be taken by now. */
  take: ((space: KioskSpace) => void) | undefined;
}

/** What is free now and until when, then the rest with when it is free again. */
export function FreeSpaces({ screen: { spaces, zone, now }, take }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const free = spaces.filter(({ isFree }) => isFree);
  const taken = spaces.filter(({ isFree }) => !isFree);
  const day = (instant: string) => wallClock(instant, zone).date;
  const untilText = (until: string | null) =>
    until && day(until) === day(now)
      ? t('kiosk.freeUntil', { time: timeText(until, zone, language) })
      : t('kiosk.freeToday');
  const fromText = (from: string | null) =>
    from
      ? t(day(from) === day(now) ? 'kiosk.freeFrom' : 'kiosk.freeTomorrow', { time: timeText(from, zone, language) })
      : t('kiosk.notFreeSoon');
  return (
    <section aria-labelledby="free" className={classes['free']}>
      <h2 id="free" className={classes['heading']}>
        {t('kiosk.free', { count: free.length })}
      </h2>
      {free.length === 0 && <p>{t('kiosk.nothingFree')}</p>}
      <ul className={classes['spaces']}>
        {[...free, ...taken].map((space) => {
          const Icon = SPACE_ICON[space.kind];
          return (
            <li key={space.id} className={classes['space']} data-free={space.isFree}>
              <Icon size={24} stroke={1.6} aria-hidden />
              <span>
                <strong>{space.name}</strong>
                <br />
                <span className={classes['muted']}>
                  {space.isFree ? untilText(space.freeUntil) : fromText(space.freeFrom)}
                </span>
              </span>
              {take && space.takePath && (
                <Button radius="xl" aria-label={t('kiosk.takeOf', { name: space.name })} onClick={() => take(space)}>
                  {t('kiosk.take')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
