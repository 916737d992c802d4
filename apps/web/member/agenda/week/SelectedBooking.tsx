import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { CardSkeletons } from '../../../parts/CardSkeletons.js';
import { FailureNotice } from '../../../parts/FailureNotice.js';
import { Notice } from '../../../parts/Notice.js';
import { BookingTicket } from '../../../parts/booking/BookingTicket.js';
import { BookingOfWeekQuery } from './documents.js';
import { weekAddress } from './week-address.js';
import classes from './Week.module.css';

/** The booking that was chosen in the week, with everything that can be done about it. */
export function SelectedBooking({ code, onCancelled }: { code: string; onCancelled: (text: string) => void }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const panel = useRef<HTMLElement>(null);
  const [{ data, error }, refetch] = useQuery({
    query: BookingOfWeekQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="selected-booking" className={classes['selected']}>
      <div className={classes['weekBar']}>
        <h2 id="selected-booking" className={classes['weekTitle']}>
          {t('week.selected')}
        </h2>
        <Button component={Link} to={weekAddress(params)} preventScrollReset variant="subtle" radius="xl">
          {t('week.close')}
        </Button>
      </div>
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!error && !data && <CardSkeletons count={1} />}
      {data?.booking && <BookingTicket booking={data.booking} onCancelled={onCancelled} />}
      {data && !data.booking && <Notice text={t('booking.none')} />}
    </section>
  );
}
