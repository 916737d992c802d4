import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { SignInAgain } from './SignInAgain.js';
import { RemovePasswordMutation, SetPasswordMutation } from './security.documents.js';
import classes from './Account.module.css';

/** Sets, changes or removes the optional password. */
export function Password({ changedAt, changed }: { changedAt: string | null; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [{ fetching: setting }, set] = useMutation(SetPasswordMutation);
  const [{ fetching: removing }, remove] = useMutation(RemovePasswordMutation);
  const [password, setPassword] = useState('');
  const [current, setCurrent] = useState('');
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  const toggle = { 'aria-label': t('field.showPassword') };

  function finish(message: string) {
    setPassword('');
    setCurrent('');
    announce(message);
    changed();
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem('');
    setProof('');
    const { data, error } = await set({ password, currentPassword: current || null });
    const answer = data?.setPassword;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.__typename === 'PasswordKept') return finish(t('password.kept'));
    if (answer.__typename === 'RecentSignInNeeded') return setProof(answer.message);
    setProblem(answer.message);
  }
  async function removePassword() {
    setProblem('');
    setProof('');
    const { data, error } = await remove({});
    const answer = data?.removePassword;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.__typename === 'PasswordGone') return finish(t('password.removed'));
    if (answer.__typename === 'RecentSignInNeeded') return setProof(answer.message);
    setProblem(answer.message);
  }

  return (
    <section aria-labelledby="password" className={classes['section']}>
      <h2 id="password" className={classes['title']}>
        {t('password.title')}
      </h2>
      <p className={classes['muted']}>
        {changedAt ? t('password.since', { day: dayText(changedAt, network.zone, language) }) : t('password.none')}
      </p>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        {changedAt && (
          <PasswordInput
            label={t('password.current')}
            description={t('password.currentHelp')}
            autoComplete="current-password"
            maxLength={400}
            visibilityToggleButtonProps={toggle}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('password.new')}
          description={t('password.help')}
          required
          withAsterisk={false}
          autoComplete="new-password"
          maxLength={400}
          visibilityToggleButtonProps={toggle}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          className={classes['grow']!}
        />
        <Button type="submit" radius="xl" loading={setting}>
          {t(changedAt ? 'password.change' : 'password.set')}
        </Button>
        {changedAt && (
          <Button variant="subtle" color="red" radius="xl" loading={removing} onClick={() => void removePassword()}>
            {t('password.remove')}
          </Button>
        )}
      </form>
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </section>
  );
}
