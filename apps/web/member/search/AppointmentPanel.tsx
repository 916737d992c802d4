import { Button } from '@mantine/core';
import { IconCircleCheckFilled, IconHourglassHigh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText, spanText } from '../../rules/when.js';
import type { AppointmentAnswer } from './documents.js';
import classes from './ConfirmationPanel.module.css';

/** An appointment that is confirmed, or that a mentor is asked for. */
export function AppointmentPanel({ settled, searchAgain }: { settled: AppointmentAnswer; searchAgain: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const { appointment } = settled;
  const { start, end, zone, mode, place, joinBy, mentor, asksNext, code } = appointment;
  const isConfirmed = settled.__typename === 'AppointmentConfirmed';
  const title = t(isConfirmed ? 'confirmation.appointment' : 'confirmation.awaiting', { name: mentor.name });
  const where = place
    ? [place.spaceName, place.venueName, place.address].filter((part) => part !== '').join(', ')
    : mode === 'PHONE'
      ? t('mentor.PHONE')
      : t('mentor.VIDEO');

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announce(title);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it appears
  }, []);

  return (
    <section className={classes['panel']} aria-labelledby="settled">
      <h2 id="settled" ref={heading} tabIndex={-1} className={classes['title']}>
        {isConfirmed ? (
          <IconCircleCheckFilled size={34} className={classes['yes']} aria-hidden />
        ) : (
          <IconHourglassHigh size={34} aria-hidden />
        )}
        {title}
      </h2>
      <p>
        <strong>{spanText(start, end, zone, language)}</strong>
        <br />
        {where}
        {joinBy !== null && (
          <>
            <br />
            {joinBy}
          </>
        )}
      </p>
      {!isConfirmed && (
        <p className={classes['text']}>
          {t('confirmation.awaitingText', { when: momentText(settled.answerBy, zone, language) })}{' '}
          {asksNext && t('confirmation.awaitingNext')}
        </p>
      )}
      <div className={classes['next']}>
        <Button component={Link} to={`/${slug}/appointments?code=${code}`} variant="default" radius="xl">
          {t('confirmation.appointments')}
        </Button>
        <Button variant="subtle" radius="xl" onClick={searchAgain}>
          {t('results.again')}
        </Button>
      </div>
    </section>
  );
}
