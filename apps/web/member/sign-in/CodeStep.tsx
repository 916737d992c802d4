import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { EnterSecondFactorMutation } from './documents.js';
import { Problem } from './Problem.js';
import type { SignInProgress } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** The second step: the code the app shows, or a recovery code. */
export function CodeStep({ arrival }: { arrival: SignInProgress }) {
  const { t } = useTranslation();
  const [{ fetching }, enter] = useMutation(EnterSecondFactorMutation);
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { data, error } = await enter({ code: code.trim(), challenge: arrival.challenge });
    if (data?.enterSecondFactor.__typename !== 'SignedIn') setCode('');
    arrival.take(data?.enterSecondFactor, error);
  }

  return (
    <form className={classes['panel']} onSubmit={(event) => void submit(event)}>
      <h2 className={classes['title']}>{t('signIn.second')}</h2>
      <TextInput
        ref={field}
        name="code"
        size="md"
        mt="md"
        required
        withAsterisk={false}
        autoComplete="one-time-code"
        maxLength={40}
        label={t('field.code')}
        description={t('signIn.codeHelp')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="md" radius="xl" fullWidth mt="lg" loading={fetching}>
        {t('signIn.confirm')}
      </Button>
      <Button variant="subtle" radius="xl" fullWidth mt="xs" onClick={arrival.startOver}>
        {t('signIn.startOver')}
      </Button>
      <Problem text={arrival.problem} />
    </form>
  );
}
