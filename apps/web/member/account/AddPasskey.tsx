import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../sign-in/Problem.js';
import { deviceFromUserAgent } from './device-from-user-agent.js';
import { SignInAgain } from './SignInAgain.js';
import { AddPasskeyMutation, StartAddingPasskeyMutation } from './passkeys.documents.js';
import classes from './Account.module.css';

/** Creates a passkey on this device and stores it under a name. */
export function AddPasskey({ added }: { added: () => void }) {
  const { t } = useTranslation();
  const [, start] = useMutation(StartAddingPasskeyMutation);
  const [, add] = useMutation(AddPasskeyMutation);
  const device = deviceFromUserAgent(navigator.userAgent);
  const [name, setName] = useState(device ? t('passkeys.device', device) : t('passkeys.someDevice'));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  if (!browserSupportsWebAuthn()) return <p className={classes['muted']}>{t('passkeys.unsupported')}</p>;

  async function make(): Promise<string> {
    const { data: asked, error } = await start({});
    if (error) return t(`failure.${failureKind(error)}.text`);
    if (asked?.startAddingPasskey.__typename !== 'PasskeyAsk') {
      setProof(asked?.startAddingPasskey.message ?? '');
      return '';
    }
    let made;
    try {
      made = await startRegistration({ optionsJSON: JSON.parse(asked.startAddingPasskey.options) });
    } catch (fault) {
      const { name: kind } = fault as Error;
      if (kind === 'InvalidStateError') return t('passkeys.already');
      return t(kind === 'NotAllowedError' ? 'ways.notConfirmed' : 'ways.unable');
    }
    const { data, error: lost } = await add({ answer: JSON.stringify(made), name: name.trim() });
    if (lost) return t(`failure.${failureKind(lost)}.text`);
    if (data?.addPasskey.__typename === 'PasskeyRefused') return data.addPasskey.message;
    if (data?.addPasskey.__typename === 'RecentSignInNeeded') {
      setProof(data.addPasskey.message);
      return '';
    }
    announce(t('passkeys.added', { name: name.trim() }));
    added();
    return '';
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    setProof('');
    setProblem(await make());
    setBusy(false);
  }

  return (
    <>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('passkeys.name')}
          value={name}
          required
          withAsterisk={false}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          radius="xl"
          loading={busy}
          disabled={!name.trim()}
          leftSection={<IconFingerprint size={20} aria-hidden />}
        >
          {t('passkeys.add')}
        </Button>
      </form>
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </>
  );
}
