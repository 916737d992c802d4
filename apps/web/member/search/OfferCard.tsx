import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconClock, IconMapPin } from '@tabler/icons-react';
import { Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Offer, placeOf } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { lazyPage } from '../../i18n/lazy-page.js';
import { ArchPicture } from '../../parts/ArchPicture.js';
import cards from '../../parts/Card.module.css';
import { Fact } from '../../parts/Fact.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { freeUntilTogether, sumOfQuotes } from '../../rules/together.js';
import { distanceText, hoursText, momentText } from '../../rules/when.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import { ExpressRequest } from './ExpressRequest.js';
import { AddSpaces } from './AddSpaces.js';
import { Outcome } from './Outcome.js';
import { Price } from './Price.js';
import { Reasons } from './Reasons.js';
import { Requirements } from './Requirements.js';
import { RepeatOffer } from './series/RepeatOffer.js';
import { useAddedSpaces } from './useAddedSpaces.js';
import type { BookingAction } from './useBooking.js';
import classes from './OfferCard.module.css';

const KeepOffer = lazyPage(() => import('../holds/KeepOffer.js'), 'holds');

interface Props {
  offer: Offer;
  rank: number;
  lit: boolean;
  /** The day or the hour was not certain: the button says so. */
  unsure: boolean;
  act: BookingAction;
  refetch: () => void;
}

/** One ready-to-book offer; its button is the slot itself. */
export function OfferCard({ offer, rank, lit, unsure, act, refetch }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const day = useDayText(network.zone);
  const title = useId();
  const [note, setNote] = useState('');
  const spaces = useAddedSpaces(offer, act.reset);
  const priceText = usePriceText();
  const place = placeOf(offer);
  if (!place) return null;
  const { attempt } = act;
  const mine = attempt?.card === offer.token ? attempt : null;
  const sending = mine?.sending === true && mine.token === offer.token;
  const hours = hoursText(place.start, place.end, network.zone, language);
  const together = [offer, ...spaces.added];
  const isAlone = spaces.added.length === 0;
  const freeUntil = freeUntilTogether(together);
  const verb = offer.certainty === 'INSTANT' ? ('offer.book' as const) : ('offer.request' as const);
  const one = unsure ? t(`${verb}Unsure`, { day: day(place.start), hours }) : t(verb, { hours });
  const label = isAlone ? one : t('together.book', { hours, price: priceText(sumOfQuotes(together)) });
  return (
    <article className={cards['card']} data-lit={lit} aria-labelledby={title}>
      <div className={cards['row']}>
        <ArchPicture kind={place.venue.kind} seed={place.venue.slug} rank={rank} />
        <div className={`${cards['head']} ${classes['top']}`}>
          <div>
            <h3 id={title} className={cards['title']}>
              <Link to={`/${slug}/venues/${place.venue.slug}`}>{place.venue.name}</Link>
            </h3>
            <p className={cards['kicker']}>
              {place.space.name}
              {place.seats > 1 && ` · ${t('offer.seats', { count: place.seats })}`}
            </p>
          </div>
          <Price
            quote={offer.quote}
            weight={place.space.weight}
            minutes={(Date.parse(place.end) - Date.parse(place.start)) / 60_000}
          />
        </div>
        <div className={cards['body']}>
          <p className={cards['facts']}>
            <Fact Icon={IconClock}>
              <strong>
                {day(place.start)}, {hours}
              </strong>
            </Fact>
            <Fact Icon={IconMapPin}>
              {place.venue.address.city}
              {offer.distanceMeters !== null && ` · ${distanceText(offer.distanceMeters, language)}`}
              {offer.travelMinutes !== null && ` · ${t('offer.travel', { count: offer.travelMinutes })}`}
            </Fact>
            <Fact Icon={IconArrowBackUp}>
              {freeUntil
                ? t('offer.freeUntil', { when: momentText(freeUntil, network.zone, language) })
                : t('offer.notFree')}
            </Fact>
          </p>
          <Reasons reasons={offer.reasons} />
          <Requirements requirements={offer.requirements} card={offer.token} act={act} />
          {offer.certainty === 'NEEDS_ANSWER' && (
            <TextInput
              label={t('offer.note')}
              description={t('offer.noteHelp')}
              maxLength={300}
              value={note}
              onChange={({ currentTarget: { value } }) => setNote(value)}
            />
          )}
          {offer.certainty === 'INSTANT' && offer.requirements.length === 0 && (
            <AddSpaces offer={offer} spaces={spaces} />
          )}
          <div className={cards['actions']}>
            <Button
              size="md"
              radius="xl"
              loading={sending}
              disabled={(attempt?.sending === true && !sending) || spaces.isBusy}
              onClick={() => {
                const withTokens = spaces.added.map(({ token }) => token);
                void act.book(
                  offer.token,
                  offer.token,
                  needsExpressRequest(place.start),
                  false,
                  note.trim(),
                  withTokens,
                );
              }}
            >
              {label}
            </Button>
            {isAlone && offer.requirements.length === 0 && <RepeatOffer offer={offer} />}
            {offer.requirements.length === 0 && (
              // Hidden only: what is kept can be given back once the space is alone again.
              <div hidden={!isAlone}>
                <Suspense fallback={null}>
                  <KeepOffer offer={offer} />
                </Suspense>
              </div>
            )}
            {offer.certainty === 'NEEDS_ANSWER' && offer.answerBy && (
              <span className={cards['kicker']}>
                {t('offer.answerBy', { when: momentText(offer.answerBy, network.zone, language) })}
              </span>
            )}
            <ExpressRequest start={place.start} />
          </div>
        </div>
      </div>
      {mine && <Outcome attempt={mine} offer={offer} act={act} refetch={refetch} spaces={spaces} />}
    </article>
  );
}
