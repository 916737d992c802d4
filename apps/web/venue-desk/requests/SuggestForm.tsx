import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { newIdempotencyKey } from '../../frame/new-idempotency-key.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import { useAction } from '../../parts/useAction.js';
import { instantOf, wallClock } from '../../rules/when.js';
import { QuarterSelect } from '../openings/QuarterSelect.js';
import { SuggestOtherTimeMutation } from './documents.js';
import { type AnswerFormProps } from './RefuseForm.js';
import classes from './Requests.module.css';

/** Refuses a request and proposes another start, for as long. */
export function SuggestForm({ request, venueId, price, close, answered }: AnswerFormProps) {
  const { t } = useTranslation();
  const { bookingCode: code, memberName: name, start, zone } = request;
  const [{ date, time }, setStart] = useState(() => wallClock(start, zone));
  const [words, setWords] = useState('');
  const field = useFocusOnMount<HTMLInputElement>();
  const [key] = useState(newIdempotencyKey);
  const [, suggest] = useMutation(SuggestOtherTimeMutation);
  const { act, problem, isBusy } = useAction(t('venueRequests.badReason'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const sending = suggest({ venueId, code, start: instantOf(date, time, zone), words, key });
    if (await act(sending)) answered(t('venueRequests.suggested', { name }));
  }

  return (
    <form className={`${desk['form']} ${classes['form']}`} onSubmit={(event) => void submit(event)}>
      <TextInput
        type="date"
        label={t('venueRequests.day')}
        required
        withAsterisk={false}
        ref={field}
        value={date}
        onChange={({ currentTarget: { value } }) => setStart({ date: value, time })}
      />
      <QuarterSelect
        label={t('venueRequests.start')}
        value={time}
        change={(value) => setStart({ date, time: value })}
      />
      <TextInput
        label={t('venueRequests.words')}
        description={t('venueRequests.reasonHelp', { name })}
        required
        withAsterisk={false}
        maxLength={300}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <p className={desk['muted']}>{t('venueRequests.suggestConsequence', { name, price })}</p>
      <div className={classes['answers']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('venueRequests.suggestNow')}
        </Button>
        <Button variant="subtle" radius="xl" onClick={close}>
          {t('venueRequests.back')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
