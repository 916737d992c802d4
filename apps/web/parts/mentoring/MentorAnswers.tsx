import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationResult } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import type { AnswerQuestionMutation, AskedMentor, MentorAnswer } from './documents.js';
import classes from './Mentoring.module.css';
import { OtherTimesForm } from './OtherTimesForm.js';
import { RefuseQuestionForm } from './RefuseQuestionForm.js';

interface Props {
  asked: AskedMentor;
  send: (answer: MentorAnswer) => Promise<OperationResult<ResultOf<typeof AnswerQuestionMutation>>>;
  /** Called with what was done. */
  answered: (text: string) => void;
}

/** The three answers of a mentor: yes, other times, not me. */
export function MentorAnswers({ asked, send, answered }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'times' | 'refuse' | null>(null);
  const { act, problem, isBusy } = useAction(t('mentoring.answer.bad'));
  const name = asked.founderName;

  async function accept() {
    const done = await act(send({ answer: 'ACCEPT', reason: null, neverAgain: false, otherStarts: [] }));
    if (done) answered(t(done.isConfirmed ? 'mentoring.answer.accepted' : 'mentoring.answer.recorded', { name }));
  }
  async function proposeTimes(otherStarts: string[]) {
    const sending = send({ answer: 'OTHER_TIMES', reason: null, neverAgain: false, otherStarts });
    if (await act(sending)) answered(t('mentoring.answer.sentTimes', { name }));
  }
  async function refuse(reason: string, neverAgain: boolean) {
    const sending = send({ answer: 'REFUSE', reason: reason || null, neverAgain, otherStarts: [] });
    if (await act(sending)) answered(t('mentoring.answer.refused'));
  }

  const close = () => setForm(null);
  return (
    <div className={classes['answers']}>
      {form === null && (
        <div className={classes['buttons']}>
          <Button
            radius="xl"
            loading={isBusy}
            aria-label={t('mentoring.answer.acceptOf', { name })}
            onClick={() => void accept()}
          >
            {t('mentoring.answer.accept')}
          </Button>
          <Button
            radius="xl"
            variant="default"
            disabled={isBusy}
            aria-label={t('mentoring.answer.otherOf', { name })}
            onClick={() => setForm('times')}
          >
            {t('mentoring.answer.other')}
          </Button>
          <Button
            radius="xl"
            variant="subtle"
            disabled={isBusy}
            aria-label={t('mentoring.answer.refuseOf', { name })}
            onClick={() => setForm('refuse')}
          >
            {t('mentoring.answer.refuse')}
          </Button>
        </div>
      )}
      {form === 'times' && (
        <OtherTimesForm asked={asked} isBusy={isBusy} send={(starts) => void proposeTimes(starts)} close={close} />
      )}
      {form === 'refuse' && (
        <RefuseQuestionForm isBusy={isBusy} send={(reason, never) => void refuse(reason, never)} close={close} />
      )}
      <Problem text={problem} />
    </div>
  );
}
