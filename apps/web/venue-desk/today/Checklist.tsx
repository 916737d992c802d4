import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import desk from '../../network-desk/Desk.module.css';
import type { ManagedToday } from './documents.js';
import classes from './VenueToday.module.css';

type Point = ManagedToday['checklist'][number];

/** Where each point is done, below the address of the workspace. */
const PLACE: Record<Point['check'], string> = {
  MANAGER: '/team',
  DESCRIPTION: '/page#texts',
  ADDRESS: '/page#address',
  ACCESSIBILITY: '/page#accessibility',
  HOURS: '/hours',
  SPACES: '/spaces',
};

/** What a venue needs before it is published; what is missing leads to where it is done. */
export function Checklist({ checklist, base }: { checklist: readonly Point[]; base: string }) {
  const { t } = useTranslation();
  const done = checklist.filter((point) => point.done).length;
  const isReady = done === checklist.length;
  return (
    <>
      <h3 className={classes['subtitle']}>{t(isReady ? 'venueChecklist.ready' : 'venueChecklist.title')}</h3>
      <p className={desk['muted']}>{t('venueChecklist.progress', { done, count: checklist.length })}</p>
      <ul className={classes['checklist']}>
        {checklist.map((point) => (
          <li key={point.check} data-done={point.done}>
            {point.done ? <IconCircleCheckFilled size={20} aria-hidden /> : <IconCircle size={20} aria-hidden />}
            <span>
              {point.done ? (
                t(`venueChecklist.${point.check}`)
              ) : (
                <Link to={base + PLACE[point.check]}>{t(`venueChecklist.${point.check}`)}</Link>
              )}
              <span className={desk['muted']}>
                {' '}
                · {t(point.done ? 'venueChecklist.done' : 'venueChecklist.missing')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
