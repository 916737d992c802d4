import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { BookingFields } from '../../api/documents.js';
import { graphql } from '../../api/graphql.js';
import { useSession } from '../../frame/session.js';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { BookingTicket } from '../../parts/booking/BookingTicket.js';

const BookingQuery = graphql(
  `
    query Booking($code: String!) {
      booking(code: $code) {
        ...BookingFields
      }
    }
  `,
  [BookingFields],
);

/** One booking by its code: where the mails lead. */
export function BookingByCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const [{ data, error }, refetch] = useQuery({
    query: BookingQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  return (
    <Page title={t('booking.title', { code })}>
      {!me && <SignInFirst />}
      {me && error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {me && !error && !data && <CardSkeletons count={1} />}
      {data?.booking && (
        <>
          <h2 className="visually-hidden">{data.booking.venue.name}</h2>
          <BookingTicket booking={data.booking} />
        </>
      )}
      {data && !data.booking && (
        <Notice
          text={t('booking.none')}
          action={
            <Button component={Link} to={`/${slug}/bookings`}>
              {t('nav.myBookings')}
            </Button>
          }
        />
      )}
    </Page>
  );
}
