import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { useAction } from '../../parts/useAction.js';
import { minutesText, moneyText, momentText, spanText } from '../../rules/when.js';
import { RefuseForm } from './RefuseForm.js';
import { SuggestForm } from './SuggestForm.js';
import { AcceptRequestMutation, type VenueRequest } from './documents.js';
import classes from './Requests.module.css';

interface Props {
  request: VenueRequest;
  venueId: string;
  /** Called with what was done. */
  answered: (text: string) => void;
}

/** One request: who, what, when, until when it can be answered, and the three answers. */
export function RequestItem({ request, venueId, answered }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form, setForm] = useState<'refuse' | 'suggest' | null>(null);
  const [key] = useState(newIdempotencyKey);
  const [, accept] = useMutation(AcceptRequestMutation);
  const { act, problem, isBusy } = useAction();
  const { bookingCode: code, memberName: name, spaceName, start, end, zone, seats, note, answerBy } = request;
  const paid = [
    request.creditMinutesFromPass > 0 && minutesText(request.creditMinutesFromPass),
    request.amountInclVatCents > 0 && moneyText(request.amountInclVatCents, language),
  ].filter((part) => part !== false);
  const price = paid.length > 0 ? paid.join(' + ') : t('venueRequests.free');

  async function yes() {
    if (await act(accept({ venueId, code, key }))) answered(t('venueRequests.accepted', { name }));
  }

  const formProps = { request, venueId, price, close: () => setForm(null), answered };
  return (
    <li className={`${desk['row']} ${classes['item']}`}>
      <div className={desk['what']}>
        <strong>{name}</strong>
        <p>
          {spaceName}, {spanText(start, end, zone, language)}
          {seats > 1 && ` · ${t('venueRequests.seats', { count: seats })}`}
        </p>
        {note && <blockquote className={classes['note']}>{note}</blockquote>}
        <p className={desk['muted']}>
          {t('venueRequests.paid', { price })} ·{' '}
          {t('venueRequests.answerBy', { when: momentText(answerBy, zone, language) })} (
          <TimeLeft until={answerBy} over={t('venueRequests.over')} />)
        </p>
        <Problem text={problem} />
      </div>
      {form === null && (
        <div className={classes['answers']}>
          <Button
            size="xs"
            radius="xl"
            loading={isBusy}
            aria-label={t('venueRequests.acceptOf', { name })}
            onClick={() => void yes()}
          >
            {t('venueRequests.accept')}
          </Button>
          <Button
            size="xs"
            radius="xl"
            variant="default"
            aria-label={t('venueRequests.suggestOf', { name })}
            onClick={() => setForm('suggest')}
          >
            {t('venueRequests.suggest')}
          </Button>
          <Button
            size="xs"
            radius="xl"
            variant="default"
            aria-label={t('venueRequests.refuseOf', { name })}
            onClick={() => setForm('refuse')}
          >
            {t('venueRequests.refuse')}
          </Button>
        </div>
      )}
      {form === 'refuse' && <RefuseForm {...formProps} />}
      {form === 'suggest' && <SuggestForm {...formProps} />}
    </li>
  );
}
