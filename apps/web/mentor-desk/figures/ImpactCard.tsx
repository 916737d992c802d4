import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { minutesText } from '../../rules/when.js';
import classes from './Figures.module.css';
import type { MentorFigures } from './documents.js';

/** A card of thanks to a volunteer, to print or to keep as a file. */
export function ImpactCard({ figures, back }: { figures: MentorFigures; back: string }) {
  const { t } = useTranslation();
  const { network, me } = useSession();
  const { year, peopleMet, minutesGiven, sessionsHeld } = figures;
  return (
    <>
      <figure className={classes['card']} aria-label={t('mentorFigures.cardOf', { year })}>
        <p className={classes['network']}>
          {network.name} · {year}
        </p>
        <p className={classes['name']}>{t('mentorFigures.cardThanks', { name: me?.name ?? '' })}</p>
        <p className={classes['hours']}>{minutesText(minutesGiven)}</p>
        <p>{t('mentorFigures.cardGiven')}</p>
        <p>
          {t('mentorFigures.cardPeople', { count: peopleMet })} ·{' '}
          {t('mentorFigures.cardSessions', { count: sessionsHeld })}
        </p>
      </figure>
      <div className={`${desk['actions']} ${classes['notPrinted']}`}>
        <Button radius="xl" onClick={() => print()}>
          {t('mentorFigures.print')}
        </Button>
        <Button component={Link} to={back} variant="default" radius="xl">
          {t('mentorFigures.back')}
        </Button>
      </div>
    </>
  );
}
