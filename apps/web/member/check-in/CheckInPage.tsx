import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import type { Booking } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { CheckInHere } from './CheckInHere.js';
import { CheckInPlaceQuery } from './documents.js';
import { WalkInHere } from './WalkInHere.js';

/**
 * Where the printed code of a venue leads, or the one on its screen with digits that change: one’s own booking here with one button, or a free
 * place, which may be a certain one.
 */
export default function CheckInPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const token = useParams()['token'] ?? '';
  const [params] = useSearchParams();
  const spaceId = params.get('space');
  const digits = params.get('code');
  const [done, setDone] = useState<Booking>();
  const [{ data, error }, refetch] = useQuery({
    query: CheckInPlaceQuery,
    variables: { token, spaceId },
    requestPolicy: 'network-only',
    pause: !me,
  });
  const place = data?.checkInPlace;
  const booking = done ?? (spaceId ? null : place?.booking);
  const by = digits ? { rotatingCode: digits } : { declaredToken: token };
  return (
    <Page title={place ? t('checkIn.title', { venue: place.name }) : t('checkIn.short')}>
      {!me && <SignInFirst />}
      {me && error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {me && !data && !error && <LoadingBlock height={200} />}
      {data && !place && (
        <Notice
          title={t('checkIn.unknown')}
          text={t('checkIn.unknownText')}
          action={
            <Button component={Link} to={`/${slug}/bookings`}>
              {t('nav.myBookings')}
            </Button>
          }
        />
      )}
      {place && booking && <CheckInHere booking={booking} by={by} checksIn={place.checksIn} changed={setDone} />}
      {place && !booking && <WalkInHere offer={data.walkInOffer} place={place} token={token} booked={setDone} />}
    </Page>
  );
}
