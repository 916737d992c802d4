import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import { useAction } from '../../parts/useAction.js';
import { RefuseRequestMutation, type VenueRequest } from './documents.js';
import classes from './Requests.module.css';

export interface AnswerFormProps {
  request: VenueRequest;
  venueId: string;
  /** What the member paid, which is refunded. */
  price: string;
  close: () => void;
  answered: (text: string) => void;
}

/** Refuses a request with a reason. It cannot be undone, so the form says what follows. */
export function RefuseForm({ request, venueId, price, close, answered }: AnswerFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const field = useFocusOnMount<HTMLInputElement>();
  const [key] = useState(newIdempotencyKey);
  const [, refuse] = useMutation(RefuseRequestMutation);
  const { act, problem, isBusy } = useAction(t('venueRequests.badReason'));
  const { bookingCode: code, memberName: name } = request;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act(refuse({ venueId, code, reason, key }))) answered(t('venueRequests.refused', { name }));
  }

  return (
    <form className={`${desk['form']} ${classes['form']}`} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('venueRequests.reason')}
        description={t('venueRequests.reasonHelp', { name })}
        required
        withAsterisk={false}
        ref={field}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <p className={desk['muted']}>{t('venueRequests.consequence', { name, price })}</p>
      <div className={classes['answers']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('venueRequests.refuseNow')}
        </Button>
        <Button variant="subtle" radius="xl" onClick={close}>
          {t('venueRequests.back')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
