import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { Booking } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { CheckInMutation } from '../../parts/presence/documents.js';
import { useAction } from '../../parts/useAction.js';
import { momentText, spanText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';

interface Props {
  booking: Booking;
  /** What shows that one is there. */
  by: { declaredToken: string } | { rotatingCode: string };
  checksIn: boolean;
  changed: (booking: Booking) => void;
}

/** My booking here: one button says that I am there. */
export function CheckInHere({ booking, by, checksIn, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [, checkIn] = useMutation(CheckInMutation);
  const { act, problem, isBusy } = useAction();
  const { code, start, end, zone } = booking;

  async function come() {
    const answer = await act(checkIn({ code, by }), t('presence.checkedIn'));
    if (answer) changed(answer.booking);
  }

  return (
    <section aria-labelledby="mine" className={desk['panel']}>
      <h2 id="mine" className={desk['heading']}>
        {booking.items.map(({ space }) => space.name).join(', ')}
      </h2>
      <p>{spanText(start, end, zone, language)}</p>
      {booking.checkIn ? (
        <p>
          <IconCircleCheck size={20} aria-hidden />{' '}
          {t('presence.came', { when: momentText(booking.checkIn.at, zone, language) })}
        </p>
      ) : checksIn ? (
        <Button size="lg" radius="xl" loading={isBusy} onClick={() => void come()}>
          {t('presence.checkIn')}
        </Button>
      ) : (
        <p>{t('checkIn.notNeeded')}</p>
      )}
      <Problem text={problem} />
      <Link to={`/${slug}/bookings?code=${code}`}>{t('checkIn.details')}</Link>
    </section>
  );
}
