import { Button, PasswordInput } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { SignInWithPasswordMutation } from './documents.js';
import { MailField, SendButton } from './fields.js';
import { Problem } from './Problem.js';
import type { SignInProgress } from './useSignInAnswer.js';
import classes from './SignIn.module.css';

/** Sign-in by password. A person who forgot it requests an email link instead. */
export function PasswordForm({ arrival, useLink }: { arrival: SignInProgress; useLink: () => void }) {
  const { t } = useTranslation();
  const [{ fetching }, signIn] = useMutation(SignInWithPasswordMutation);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { data, error } = await signIn({ email: email.trim(), password });
    if (data?.signInWithPassword.__typename !== 'SignedIn') setPassword('');
    arrival.take(data?.signInWithPassword, error);
  }

  return (
    <form className={classes['panel']} onSubmit={(event) => void submit(event)}>
      <MailField value={email} autoComplete="username" change={setEmail} />
      <PasswordInput
        name="password"
        size="md"
        mt="md"
        required
        withAsterisk={false}
        autoComplete="current-password"
        maxLength={400}
        label={t('signIn.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SendButton busy={fetching} icon={<IconLogin2 size={20} aria-hidden />}>
        {t('account.signIn')}
      </SendButton>
      <Button variant="subtle" radius="xl" fullWidth mt="xs" onClick={useLink}>
        {t('signIn.byLink')}
      </Button>
      <Problem text={arrival.problem} />
    </form>
  );
}
