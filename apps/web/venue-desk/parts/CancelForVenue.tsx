import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../api/graphql.js';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { moneyText } from '../../rules/when.js';

const CancelAsVenueMutation = graphql(`
  mutation CancelAsVenue($venueId: ID!, $code: String!, $reason: String!, $key: ID!) {
    cancelBookingAsVenue(venueId: $venueId, code: $code, reason: $reason, idempotencyKey: $key) {
      __typename
      ... on CancelledAsVenue {
        bookingCode
        compensationCents
      }
      ... on Refused {
        code
        message
      }
    }
  }
`);

interface Props {
  venueId: string;
  /** Of a booking that is shown beside the form; without it the form asks for the code. */
  code?: string;
  cancelled?: () => void;
}

/** The team of a venue cancels a booking there, for a reason that the member reads. */
export default function CancelForVenue({ venueId, code: known, cancelled }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const [done, setDone] = useState('');
  const [, cancel] = useMutation(CancelAsVenueMutation);
  const { act, problem, isBusy } = useAction(t('cancelForVenue.badReason'));
  const code = known ?? typed;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone('');
    const answer = await act(cancel({ venueId, code, reason, key }, { additionalTypenames: ['Booking'] }));
    setKey(newIdempotencyKey());
    if (!answer) return;
    const amount = moneyText(answer.compensationCents, language);
    const said = { code: answer.bookingCode, amount };
    setDone(answer.compensationCents > 0 ? t('cancelForVenue.doneWith', said) : t('cancelForVenue.done', said));
    setTyped('');
    setReason('');
    cancelled?.();
  }

  return (
    <form className={desk['form']} onSubmit={(event) => void submit(event)}>
      {known === undefined && (
        <TextInput
          label={t('cancelForVenue.code')}
          required
          withAsterisk={false}
          maxLength={20}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      )}
      <TextInput
        label={t('cancelForVenue.reason')}
        description={t('cancelForVenue.reasonHelp')}
        required
        withAsterisk={false}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <p className={desk['muted']}>{t('cancelForVenue.meaning')}</p>
      <Button type="submit" radius="xl" loading={isBusy}>
        {t('cancelForVenue.cancel')}
      </Button>
      <Problem text={problem} />
      {done && <output>{done}</output>}
    </form>
  );
}
