import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { arrivalState } from '../../rules/arrivals.js';
import { hoursText, minutesText, moneyText, timeText } from '../../rules/when.js';
import { CheckInAsStaffMutation, CheckOutMutation, UndoCheckInMutation, type VenueBooking } from './documents.js';

interface Props {
  booking: VenueBooking;
  venueId: string;
  zone: string;
  canCheckIn: boolean;
  changed: () => void;
}

/** One person of the day: noted as there by one tap, which can be undone. */
export function ArrivalRow({ booking, venueId, zone, canCheckIn, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, checkIn] = useMutation(CheckInAsStaffMutation);
  const [, undo] = useMutation(UndoCheckInMutation);
  const [, checkOut] = useMutation(CheckOutMutation);
  const { act, problem, isBusy } = useAction();
  const { code, memberName: name, spaces, seats, start, end, leftAt, note: written } = booking;
  const state = arrivalState(booking);

  async function note() {
    if (await act(checkIn({ venueId, code }), t('arrivals.noted', { name }))) changed();
  }
  async function takeBack() {
    if (await act(undo({ venueId, code }), t('arrivals.undone', { name }))) changed();
  }
  async function leave() {
    const answer = await act(checkOut({ venueId, code }));
    if (!answer) return;
    const { overstayMinutes, feeCents } = answer;
    announce(
      overstayMinutes > 0
        ? t('arrivals.leftLate', { name, time: minutesText(overstayMinutes), fee: moneyText(feeCents, language) })
        : t('arrivals.left', { name }),
    );
    changed();
  }

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{name}</strong> <Badge variant="light">{t(`arrivals.state.${state}`)}</Badge>
        <p>
          {spaces}
          {seats > 1 && ` · ${t('arrivals.seats', { count: seats })}`} · {hoursText(start, end, zone, language)}
        </p>
        {booking.bookedBy && <p>{t('arrivals.bookedBy', { name: booking.bookedBy })}</p>}
        {written && <p>{t('arrivals.wrote', { words: written })}</p>}
        <p className={desk['muted']}>
          {t('arrivals.code', { code })}
          {booking.checkIn && ` · ${t('arrivals.since', { time: timeText(booking.checkIn.at, zone, language) })}`}
          {leftAt && ` · ${t('arrivals.leftAt', { time: timeText(leftAt, zone, language) })}`}
        </p>
        <Problem text={problem} />
      </div>
      {canCheckIn && (state === 'EXPECTED' || state === 'LATE') && (
        <Button
          size="xs"
          radius="xl"
          loading={isBusy}
          aria-label={t('arrivals.noteOf', { name })}
          onClick={() => void note()}
        >
          {t('arrivals.note')}
        </Button>
      )}
      {state === 'THERE' && (
        <span>
          <Button
            variant="default"
            size="xs"
            radius="xl"
            loading={isBusy}
            aria-label={t('arrivals.leaveOf', { name })}
            onClick={() => void leave()}
          >
            {t('arrivals.leave')}
          </Button>{' '}
          <Button
            variant="subtle"
            size="xs"
            radius="xl"
            disabled={isBusy}
            aria-label={t('arrivals.undoOf', { name })}
            onClick={() => void takeBack()}
          >
            {t('arrivals.undo')}
          </Button>
        </span>
      )}
    </li>
  );
}
