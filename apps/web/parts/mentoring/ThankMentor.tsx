import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Appointment } from '../../api/appointment-documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import classes from './Mentoring.module.css';
import { ThankMentorMutation } from './documents.js';

/** Thanks to the mentor after an appointment, with or without words: once. */
export function ThankMentor({ appointment, thanked }: { appointment: Appointment; thanked: (text: string) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [, send] = useMutation(ThankMentorMutation);
  const { act, problem, isBusy } = useAction();
  const { code, mentor, thanks } = appointment;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act(send({ code, words: words.trim() || null })))
      thanked(t('mentoring.thanks.done', { name: mentor.name }));
  }

  if (thanks)
    return (
      <p className={classes['muted']}>
        {t('mentoring.thanks.given')} {thanks.words}
      </p>
    );
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('mentoring.thanks.words', { name: mentor.name })}
        maxLength={300}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <div className={classes['buttons']}>
        <Button type="submit" variant="default" radius="xl" loading={isBusy}>
          {t('mentoring.thanks.send', { name: mentor.name })}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
