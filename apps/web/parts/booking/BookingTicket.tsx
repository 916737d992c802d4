import { Button } from '@mantine/core';
import {
  IconBell,
  IconCalendarDown,
  IconHourglassHigh,
  IconMapPin,
  IconMessage,
  IconReceipt2,
} from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Booking } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { Fact } from '../../parts/Fact.js';
import { hoursText, momentText, spanText } from '../../rules/when.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import { usePriceText } from './usePriceText.js';
import { BookAgain } from './BookAgain.js';
import { CancelBooking } from './CancelBooking.js';
import { CancellationFacts } from './CancellationFacts.js';
import { DayLeaf } from './DayLeaf.js';
import { StateBadge } from './StateBadge.js';
import { EndSeries } from './EndSeries.js';
import { MoveBooking } from './moving/MoveBooking.js';
import { Withdraw } from './Withdraw.js';
import classes from './BookingTicket.module.css';

interface Props {
  booking: Booking;
  /** Just booked: cancelling is called undoing and needs no second question. */
  fresh?: boolean;
  onCancelled?: (text: string) => void;
}

const BookingPresence = lazyPage(() => import('../presence/BookingPresence.js'), 'presence');

/** A booking: day, place, access code, and what the member can still do with it. */
export function BookingTicket({ booking, fresh = false, onCancelled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const priceText = usePriceText();
  const { venue, zone, charge, access, accessInstructions, request, note } = booking;
  const isAsked = booking.state === 'PENDING' && request !== null;
  const alive = ['HELD', 'PENDING', 'CONFIRMED', 'IN_USE'].includes(booking.state);
  const opens = booking.state === 'CONFIRMED' || booking.state === 'IN_USE';
  const reminder = booking.reminders.find((one) => one.state === 'QUEUED');
  return (
    <article
      className={classes['ticket']}
      data-alive={alive}
      aria-label={`${venue.name}, ${spanText(booking.start, booking.end, zone, language)}`}
    >
      <DayLeaf instant={booking.start} zone={zone} />
      <div className={classes['body']}>
        <div className={classes['top']}>
          <div>
            <h3 className={classes['venue']}>
              <Link to={`/${slug}/venues/${venue.slug}`}>{venue.name}</Link>
            </h3>
            <p className={classes['space']}>{booking.items.map(({ space }) => space.name).join(', ')}</p>
            <p className={classes['when']}>{hoursText(booking.start, booking.end, zone, language)}</p>
            {!(fresh && booking.state === 'CONFIRMED') && <StateBadge state={booking.state} />}
          </div>
          <ArchPicture kind={venue.kind} seed={venue.slug} />
        </div>
        <div className={classes['facts']}>
          <Fact Icon={IconMapPin}>
            {venue.address.street}, {venue.address.postcode} {venue.address.city}
          </Fact>
          <Fact Icon={IconReceipt2}>{priceText(charge)}</Fact>
          <CancellationFacts booking={booking} />
          {booking.bookedBy && <Fact Icon={IconMessage}>{t('ticket.bookedBy', { name: booking.bookedBy })}</Fact>}
          {note && <Fact Icon={IconMessage}>{t('ticket.note', { note })}</Fact>}
          {isAsked && (
            <Fact Icon={IconHourglassHigh}>
              {t('ticket.answerBy', { when: momentText(request.answerBy, zone, language) })} (
              <TimeLeft until={request.answerBy} over={t('ticket.answerDue')} />)
            </Fact>
          )}
          {request?.answer && request.answer !== 'ACCEPTED' && (
            <Fact Icon={IconHourglassHigh}>
              {t(`requestAnswer.${request.answer}`)}
              {request.reason && ` ${t('ticket.reason', { reason: request.reason })}`}
              {request.suggestedStart &&
                ` ${t('ticket.suggested', { when: momentText(request.suggestedStart, zone, language) })}`}
            </Fact>
          )}
          {alive && reminder && (
            <Fact Icon={IconBell}>{t('ticket.reminder', { when: momentText(reminder.dueAt, zone, language) })}</Fact>
          )}
        </div>
        {opens && (
          <p className={classes['access']}>
            <span>{t('ticket.code')}</span>
            <strong className={classes['code']}>{access.code}</strong>
            <span className={classes['opens']}>
              {t('ticket.opens', { when: momentText(access.opensAt, zone, language) })}
            </span>
          </p>
        )}
        {alive && !isAsked && accessInstructions && (
          <p className={classes['instructions']}>
            <strong>{t('ticket.instructions')}</strong> {accessInstructions}
          </p>
        )}
        {(booking.checkInFrom ?? booking.noShow ?? booking.mustReconfirmBy) !== null && (
          <Suspense fallback={null}>
            <BookingPresence booking={booking} />
          </Suspense>
        )}
        <div className={classes['actions']}>
          {alive && !isAsked && (
            <Button
              component="a"
              href={booking.icsUrl}
              download={`traboule-${booking.code}.ics`}
              variant="default"
              radius="xl"
              leftSection={<IconCalendarDown size={18} aria-hidden />}
            >
              {t('ticket.ics')}
            </Button>
          )}
          {!fresh && <MoveBooking key={booking.start} booking={booking} />}
          <CancelBooking booking={booking} fresh={fresh} onCancelled={onCancelled} />
          {!fresh && booking.cancellable && booking.isInSeries && <EndSeries booking={booking} onEnded={onCancelled} />}
          {!fresh && !alive && <BookAgain booking={booking} />}
          {!fresh && <Withdraw booking={booking} onWithdrawn={onCancelled} />}
        </div>
        <p className={classes['reference']}>{t('ticket.reference', { code: booking.code })}</p>
      </div>
    </article>
  );
}
