import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import type { Booking } from '../../api/documents.js';
import type { ResultOf } from '../../api/graphql.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { Notice } from '../../parts/Notice.js';
import { useAction } from '../../parts/useAction.js';
import { hoursText, minutesText, moneyText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { type CheckInPlaceQuery, WalkInMutation } from './documents.js';

type Data = ResultOf<typeof CheckInPlaceQuery>;
interface Props {
  offer: Data['walkInOffer'];
  place: NonNullable<Data['checkInPlace']>;
  token: string;
  booked: (booking: Booking) => void;
}

/** Nothing is booked here: a free place for the next hour, with its price on the button. */
export function WalkInHere({ offer, place, token, booked }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [, walkIn] = useMutation(WalkInMutation);
  const { act, problem, isBusy } = useAction();

  if (!offer)
    return (
      <Notice
        title={t('checkIn.nothingBooked')}
        text={t('checkIn.nothingFree')}
        action={
          <Button component={Link} to={`/${slug}/venues/${place.venueSlug}`}>
            {t('checkIn.seeVenue')}
          </Button>
        }
      />
    );
  const { spaceId, spaceName, start, end, creditMinutes, amountCents } = offer;
  const price = amountCents > 0 ? moneyText(amountCents, language) : minutesText(creditMinutes);

  async function take() {
    const accepted = { acceptedCents: amountCents, acceptedCreditMinutes: creditMinutes };
    const answer = await act(walkIn({ token, spaceId, ...accepted, idempotencyKey }), t('presence.checkedIn'));
    if (answer) booked(answer.booking);
  }

  return (
    <section aria-labelledby="walk-in" className={desk['panel']}>
      <h2 id="walk-in" className={desk['heading']}>
        {t('checkIn.nothingBooked')}
      </h2>
      <p>{t('checkIn.free', { space: spaceName, hours: hoursText(start, end, place.zone, language) })}</p>
      <Button size="lg" radius="xl" loading={isBusy} onClick={() => void take()}>
        {t('checkIn.take', { price })}
      </Button>
      <Problem text={problem} />
    </section>
  );
}
