import '../../theme/workspace.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../useFocusOnMount.js';
import classes from './Mentoring.module.css';

interface Props {
  isBusy: boolean;
  send: (reason: string, neverAgain: boolean) => void;
  close: () => void;
}

/** A mentor refuses, with a reason for the network if they like. */
export function RefuseQuestionForm({ isBusy, send, close }: Props) {
  const { t } = useTranslation();
  const field = useFocusOnMount<HTMLInputElement>();
  const [reason, setReason] = useState('');
  const [neverAgain, setNeverAgain] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    send(reason.trim(), neverAgain);
  }

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('mentoring.answer.reason')}
        description={t('mentoring.answer.reasonHelp')}
        maxLength={300}
        ref={field}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Checkbox
        label={t('mentoring.answer.neverAgain')}
        description={t('mentoring.answer.neverAgainHelp')}
        checked={neverAgain}
        onChange={({ currentTarget: { checked } }) => setNeverAgain(checked)}
      />
      <div className={classes['buttons']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('mentoring.answer.refuseNow')}
        </Button>
        <Button variant="subtle" radius="xl" disabled={isBusy} onClick={close}>
          {t('mentoring.answer.back')}
        </Button>
      </div>
    </form>
  );
}
