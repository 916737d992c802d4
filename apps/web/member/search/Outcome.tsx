import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { type Offer, placeOf } from '../../api/documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { moneyText } from '../../rules/when.js';
import { Alternatives } from './Alternatives.js';
import { JoinWait } from './JoinWait.js';
import { RenewedOffer } from './RenewedOffer.js';
import { OutcomeFrame } from './OutcomeFrame.js';
import { OutcomeUnknown } from './OutcomeUnknown.js';
import { Requirements } from './Requirements.js';
import type { BookAnswer } from './documents.js';
import { TogetherOutcome } from './TogetherOutcome.js';
import type { AddedSpaces } from './useAddedSpaces.js';
import type { Attempt, BookingAction } from './useBooking.js';

interface Props {
  attempt: Attempt;
  offer: Offer;
  act: BookingAction;
  refetch: () => void;
  /** The spaces that were added to the offer, where some can be. */
  spaces?: AddedSpaces;
}

/** Every answer other than a booking, shown on the card that was clicked, with the one button that continues. */
export function Outcome({ attempt, offer, act, refetch, spaces }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answer, error, card } = attempt;
  const searchAgain = (
    <Button radius="xl" variant="default" mt="sm" onClick={refetch}>
      {t('results.again')}
    </Button>
  );
  if (error) return <OutcomeUnknown error={error} act={act} />;
  const cause = answer && 'spaceId' in answer ? answer.spaceId : null;
  const added = spaces?.added ?? [];
  const isAdded = cause !== null && added.some((one) => placeOf(one)?.space.id === cause);
  if (spaces && isAdded)
    return <TogetherOutcome {...becauseOf(answer!, t)} spaceId={cause} spaces={spaces} done={act.reset} />;
  // The added spaces were priced after the one whose offer is renewed.
  const title = {
    PriceChanged: 'outcome.priceChanged',
    TokenExpired: 'outcome.expired',
    Taken: 'outcome.taken',
  } as const;
  const kind = answer?.__typename;
  if (added.length > 0 && (kind === 'PriceChanged' || kind === 'TokenExpired' || kind === 'Taken'))
    return (
      <OutcomeFrame title={t(title[kind])} text={t('together.againText')}>
        {searchAgain}
      </OutcomeFrame>
    );
  switch (answer?.__typename) {
    case 'Taken':
      return (
        <OutcomeFrame title={t('outcome.taken')} text={answer.message}>
          {answer.alternatives.length > 0 ? (
            <Alternatives offers={answer.alternatives} card={card} act={act} />
          ) : (
            searchAgain
          )}
          <JoinWait token={answer.waitingListToken} />
        </OutcomeFrame>
      );
    case 'EarlierBooking':
      return (
        <OutcomeFrame title={t('outcome.earlier')} text={answer.message}>
          {searchAgain}
        </OutcomeFrame>
      );
    case 'PriceChanged':
      return (
        <OutcomeFrame
          title={t('outcome.priceChanged')}
          text={t(answer.offer ? 'outcome.priceChangedText' : 'outcome.goneText')}
        >
          {answer.offer ? <RenewedOffer offer={answer.offer} was={offer} card={card} act={act} /> : searchAgain}
        </OutcomeFrame>
      );
    case 'TokenExpired':
      return (
        <OutcomeFrame title={t('outcome.expired')} text={t(answer.offer ? 'outcome.expiredText' : 'outcome.goneText')}>
          {answer.offer ? <RenewedOffer offer={answer.offer} card={card} act={act} /> : searchAgain}
        </OutcomeFrame>
      );
    case 'Needs':
      return (
        <OutcomeFrame title={t('outcome.needs')} text={t('outcome.needsText')}>
          <Requirements requirements={answer.requirements} card={card} act={act} />
        </OutcomeFrame>
      );
    case 'OverCap': {
      const amounts = {
        amount: moneyText(answer.quote.amountInclVatCents, language),
        spent: moneyText(answer.spentCents, language),
        cap: moneyText(answer.capCents, language),
      };
      return (
        <OutcomeFrame title={t('outcome.overCap')} text={t('outcome.overCapText', amounts)}>
          <Button
            radius="xl"
            mt="sm"
            loading={attempt.sending}
            onClick={() => void act.book(card, attempt.token, attempt.expressRequest, true)}
          >
            {t('outcome.acceptOverCap', amounts)}
          </Button>
        </OutcomeFrame>
      );
    }
    case 'Refused':
      return (
        <OutcomeFrame title={t('outcome.refused')} text={answer.message}>
          {searchAgain}
        </OutcomeFrame>
      );
    case 'Confirmed':
    case 'AwaitingVenue':
    case 'AppointmentConfirmed':
    case 'AwaitingAnswer':
    case undefined:
      return null;
  }
}

/** What is said of an added space that cannot be booked, and what could take its place. */
function becauseOf(answer: BookAnswer, t: TFunction): { title: string; text: string; instead: readonly Offer[] } {
  switch (answer.__typename) {
    case 'Taken':
      return { title: t('outcome.taken'), text: answer.message, instead: answer.alternatives };
    case 'PriceChanged':
      return {
        title: t('outcome.priceChanged'),
        text: t(answer.offer ? 'outcome.priceChangedText' : 'outcome.goneText'),
        instead: answer.offer ? [answer.offer] : [],
      };
    case 'Needs':
      return {
        title: t('outcome.needs'),
        text: answer.requirements.map(({ how }) => how?.label ?? '').join(' '),
        instead: [],
      };
    case 'Refused':
      return { title: t('outcome.refused'), text: answer.message, instead: [] };
    case 'Confirmed':
    case 'EarlierBooking':
    case 'AwaitingVenue':
    case 'AppointmentConfirmed':
    case 'AwaitingAnswer':
    case 'OverCap':
    case 'TokenExpired':
      return { title: t('outcome.refused'), text: t('together.againText'), instead: [] };
  }
}
