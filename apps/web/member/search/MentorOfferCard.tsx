import { Button, Textarea } from '@mantine/core';
import {
  IconClock,
  IconHourglassHigh,
  IconMapPin,
  IconPhone,
  IconRosetteDiscountCheck,
  IconVideo,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Offer, mentorOf, placeOf } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import cards from '../../parts/Card.module.css';
import { Fact } from '../../parts/Fact.js';
import { MentorPortrait } from '../../parts/MentorPortrait.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { hoursText, momentText } from '../../rules/when.js';
import { ExpressRequest } from './ExpressRequest.js';
import classes from './OfferCard.module.css';
import { Outcome } from './Outcome.js';
import { Price } from './Price.js';
import { Reasons } from './Reasons.js';
import type { BookingAction } from './useBooking.js';

const LEAST = 20;

interface Props {
  offer: Offer;
  lit: boolean;
  question: string;
  ask: (question: string) => void;
  act: BookingAction;
  refetch: () => void;
}

/** A mentor at a time, with the room where they meet; the button confirms, or asks. */
export function MentorOfferCard({ offer, lit, question, ask, act, refetch }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const day = useDayText(network.zone);
  const title = useId();
  const [isTooShort, setTooShort] = useState(false);
  const item = mentorOf(offer)!;
  const place = placeOf(offer);
  const { attempt } = act;
  const mine = attempt?.card === offer.token ? attempt : null;
  const hours = hoursText(item.start, item.end, network.zone, language);
  const isInstant = offer.certainty === 'INSTANT';
  const name = item.mentor.name;

  function send() {
    const asked = question.trim();
    setTooShort([...asked].length < LEAST);
    if ([...asked].length < LEAST) return;
    void act.book(offer.token, offer.token, place ? needsExpressRequest(place.start) : false, false, '', [], asked);
  }

  return (
    <article className={cards['card']} data-lit={lit} aria-labelledby={title}>
      <div className={cards['row']}>
        <MentorPortrait name={name} />
        <div className={`${cards['head']} ${classes['top']}`}>
          <div>
            <h3 id={title} className={cards['title']}>
              {name}
            </h3>
            <p className={cards['kicker']}>{item.mentor.about}</p>
          </div>
          {place && (
            <div className={classes['price']}>
              <p className={cards['kicker']}>{t('mentor.room')}</p>
              <Price
                quote={offer.quote}
                weight={place.space.weight}
                minutes={(Date.parse(place.end) - Date.parse(place.start)) / 60_000}
              />
            </div>
          )}
        </div>
        <div className={cards['body']}>
          <p className={cards['facts']}>
            <Fact Icon={IconClock}>
              <strong>
                {day(item.start)}, {hours}
              </strong>
            </Fact>
            {place ? (
              <Fact Icon={IconMapPin}>
                {place.space.name}, {place.venue.name}
              </Fact>
            ) : (
              <Fact Icon={item.mode === 'PHONE' ? IconPhone : IconVideo}>
                {item.mode === 'PHONE' ? t('mentor.PHONE') : t('mentor.VIDEO')}
              </Fact>
            )}
            {isInstant || !offer.answerBy ? (
              <Fact Icon={IconRosetteDiscountCheck}>{t('mentor.instant')}</Fact>
            ) : (
              <Fact Icon={IconHourglassHigh}>
                {t('mentor.asked', { when: momentText(offer.answerBy, network.zone, language) })}
              </Fact>
            )}
          </p>
          <p className={cards['kicker']}>{t('mentor.free')}</p>
          <Reasons reasons={offer.reasons} />
          <Textarea
            mt="md"
            label={t('mentor.question')}
            description={t('mentor.questionHelp')}
            autosize
            minRows={2}
            maxLength={1000}
            value={question}
            error={isTooShort ? t('mentor.questionShort') : null}
            onChange={({ currentTarget: { value } }) => ask(value)}
          />
          <div className={cards['actions']}>
            <Button
              size="md"
              radius="xl"
              mt="sm"
              loading={mine?.sending === true}
              disabled={attempt?.sending === true && !mine}
              aria-label={t(isInstant ? 'mentor.bookOf' : 'mentor.askOf', { name, hours })}
              onClick={send}
            >
              {t(isInstant ? 'mentor.book' : 'mentor.ask', { hours })}
            </Button>
            {place && <ExpressRequest start={place.start} />}
          </div>
        </div>
      </div>
      {mine && <Outcome attempt={mine} offer={offer} act={act} refetch={refetch} />}
    </article>
  );
}
