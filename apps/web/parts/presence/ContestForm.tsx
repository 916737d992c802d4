import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Booking } from '../../api/documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import { ContestNoShowMutation } from './documents.js';
import classes from './Presence.module.css';

interface Props {
  code: string;
  until: string;
  contested: (booking: Booking) => void;
}

/** The member says why a no-show is wrong. */
export function ContestForm({ code, until, contested }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [, contest] = useMutation(ContestNoShowMutation);
  const { act, problem, isBusy } = useAction(t('presence.badWords'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act(contest({ code, words }), t('presence.contested'));
    if (answer) contested(answer.booking);
  }

  if (!isOpen)
    return (
      <div>
        <Button variant="default" radius="xl" onClick={() => setOpen(true)}>
          {t('presence.contest')}
        </Button>{' '}
        <span className={classes['muted']}>{t('presence.contestUntil', { when: until })}</span>
      </div>
    );
  return (
    <form className={classes['presence']} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('presence.words')}
        rows={3}
        maxLength={500}
        required
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <Button type="submit" radius="xl" loading={isBusy}>
        {t('presence.sendContest')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
