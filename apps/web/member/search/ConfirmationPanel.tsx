import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheckFilled, IconHourglassHigh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { BookingTicket } from '../../parts/booking/BookingTicket.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import type { BookedAnswer } from './documents.js';
import classes from './ConfirmationPanel.module.css';

/** A confirmed booking: its ticket, the calendar file and the free cancellation. After cancelling, only the cancellation is shown. */
export function ConfirmationPanel({ settled, searchAgain }: { settled: BookedAnswer; searchAgain: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const [undone, setUndone] = useState('');
  const booking: BookedAnswer['booking'] = undone ? { ...settled.booking, state: 'CANCELLED' } : settled.booking;
  const asked = settled.__typename === 'AwaitingVenue' ? settled : null;
  const sure = !asked;
  const title = undone || titleOf();

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announce(title);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it appears
  }, []);

  function titleOf(): string {
    if (settled.__typename === 'AwaitingVenue') return t('confirmation.asked', { name: settled.booking.venue.name });
    return settled.__typename === 'EarlierBooking' ? t('confirmation.already') : t('confirmation.confirmed');
  }
  function giveBack(text: string) {
    setUndone(text);
    heading.current?.focus();
  }

  return (
    <section className={classes['panel']} aria-labelledby="settled">
      <h2 id="settled" ref={heading} tabIndex={-1} className={classes['title']}>
        {undone ? (
          <IconArrowBackUp size={34} aria-hidden />
        ) : sure ? (
          <IconCircleCheckFilled size={34} className={classes['yes']} aria-hidden />
        ) : (
          <IconHourglassHigh size={34} aria-hidden />
        )}
        {title}
      </h2>
      {asked && !undone && (
        <p className={classes['text']}>
          {t('confirmation.askedText', { when: momentText(asked.answerBy, booking.zone, language) })}
        </p>
      )}
      <BookingTicket booking={booking} fresh onCancelled={giveBack} />
      <div className={classes['next']}>
        <Button component={Link} to={`/${slug}/bookings`} variant="default" radius="xl">
          {t('nav.myBookings')}
        </Button>
        <Button variant="subtle" radius="xl" onClick={searchAgain}>
          {t('results.again')}
        </Button>
      </div>
    </section>
  );
}
