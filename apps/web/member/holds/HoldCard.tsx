import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useDayText } from '../../i18n/useDayText.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { usePriceText } from '../../parts/booking/usePriceText.js';
import classes from '../../parts/sessions/Sessions.module.css';
import { useAction } from '../../parts/useAction.js';
import { needsExpressRequest } from '../../rules/express-request.js';
import { hoursText } from '../../rules/when.js';
import { ExpressRequest } from '../search/ExpressRequest.js';
import { Outcome } from '../search/Outcome.js';
import type { BookingAction } from '../search/useBooking.js';
import { Problem } from '../sign-in/Problem.js';
import { HOLD_CHANGES, type Hold, ReleaseMutation } from './documents.js';

interface Props {
  hold: Hold;
  act: BookingAction;
  again: () => void;
}

/** A space that is kept, with the time that is left. */
export function HoldCard({ hold, act, again }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, space, venue, start, end, zone, until, offer } = hold;
  const day = useDayText(zone);
  const priceText = usePriceText();
  const [, release] = useMutation(ReleaseMutation);
  const { act: giveBack, problem, isBusy } = useAction();
  const when = `${day(start)}, ${hoursText(start, end, zone, language)}`;
  const what = `${space.name}, ${when}`;
  const attempt = act.attempt?.card === id ? act.attempt : null;
  return (
    <article className={classes['card']}>
      <div className={classes['body']}>
        <h3 className={classes['title']}>
          {space.name} · {venue.name}
        </h3>
        <p className={classes['when']}>{when}</p>
        <div className={classes['mine']}>
          <strong className={classes['state']}>
            {t('holds.keptFor')} <TimeLeft until={until} over={t('holds.over')} />
          </strong>
          {offer && (
            <Button
              radius="xl"
              loading={attempt?.sending === true}
              aria-label={t('holds.bookOf', { what, price: priceText(offer.quote) })}
              onClick={() => void act.book(id, offer.token, needsExpressRequest(start))}
            >
              {t('holds.book', { price: priceText(offer.quote) })}
            </Button>
          )}
          <Button
            radius="xl"
            variant="default"
            loading={isBusy}
            aria-label={t('holds.giveBackOf', { what })}
            onClick={() => void giveBack(release({ id }, HOLD_CHANGES), t('holds.given'))}
          >
            {t('holds.giveBack')}
          </Button>
          {offer && <ExpressRequest start={start} />}
          {!offer && <p>{t('holds.elsewhere')}</p>}
          <Problem text={problem} />
        </div>
        {attempt && offer && <Outcome attempt={attempt} offer={offer} act={act} refetch={again} />}
      </div>
    </article>
  );
}
