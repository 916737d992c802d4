import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import classes from '../../parts/sessions/Sessions.module.css';
import { useBooking } from '../search/useBooking.js';
import { MyHoldsQuery } from './documents.js';
import { HoldCard } from './HoldCard.js';

const CONTEXT = { additionalTypenames: ['Held', 'Booking'] };

/** The spaces that are kept for me for some minutes, to book or to give back. Nothing is shown without one. */
export default function MyHolds() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const navigate = useNavigate();
  const act = useBooking();
  const [{ data, error }, refetch] = useQuery({
    query: MyHoldsQuery,
    requestPolicy: 'cache-and-network',
    context: CONTEXT,
  });
  const again = () => refetch({ requestPolicy: 'network-only' });
  const answer = act.attempt?.answer;
  const code =
    answer?.__typename === 'Confirmed' || answer?.__typename === 'AwaitingVenue' ? answer.booking.code : null;
  useEffect(() => {
    if (!code) return;
    announce(t('holds.booked'));
    void navigate(`/${slug}/bookings?code=${code}`);
  }, [code, navigate, slug, t]);
  const holds = data?.myHolds ?? [];
  if (!error && holds.length === 0) return null;
  return (
    <section aria-labelledby="my-holds" className={classes['above']}>
      <h2 id="my-holds" className={classes['first']}>
        {t('holds.title')}
      </h2>
      {error && !data && <FailureNotice error={error} retry={again} />}
      <ul className={classes['list']}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <HoldCard hold={hold} act={act} again={again} />
          </li>
        ))}
      </ul>
    </section>
  );
}
