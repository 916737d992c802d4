import { Button, TextInput } from '@mantine/core';
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
import { type Passkey, RemovePasskeyMutation, RenamePasskeyMutation } from './passkeys.documents.js';
import classes from './Account.module.css';

/** One passkey: its name, its last use, and the buttons to rename or remove it. */
export function PasskeyItem({ passkey, changed }: { passkey: Passkey; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const [name, setName] = useState(passkey.name);
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  const [{ fetching: renaming }, rename] = useMutation(RenamePasskeyMutation);
  const [{ fetching: removing }, remove] = useMutation(RemovePasskeyMutation);
  const day = (at: string) => dayText(at, network.zone, language);

  async function save(event: FormEvent) {
    event.preventDefault();
    const { error } = await rename({ id: passkey.id, name: name.trim() });
    if (error) return setProblem(t(`failure.${failureKind(error)}.text`));
    setDoing(null);
    changed();
  }
  async function removePasskey() {
    const { data, error } = await remove({ id: passkey.id });
    // A passkey that no longer exists counts as removed.
    if (error && failureKind(error) !== 'no-network') return setProblem(t(`failure.${failureKind(error)}.text`));
    if (data?.removePasskey.__typename === 'RecentSignInNeeded') return setProof(data.removePasskey.message);
    announce(t('passkeys.removed', { name: passkey.name }));
    changed();
  }
  const keep = (
    <Button variant="subtle" radius="xl" onClick={() => setDoing(null)}>
      {t('passkeys.keep')}
    </Button>
  );

  return (
    <li className={classes['item']}>
      <div className={classes['what']}>
        <strong>{passkey.name}</strong>
        <br />
        <span className={classes['muted']}>
          {t('passkeys.addedOn', { day: day(passkey.createdAt) })} ·{' '}
          {passkey.lastUsedAt ? t('passkeys.usedOn', { day: day(passkey.lastUsedAt) }) : t('passkeys.neverUsed')}
          {passkey.backedUp && ` · ${t('passkeys.synced')}`}
        </span>
      </div>
      {doing === null && (
        <div className={classes['actions']}>
          <Button
            variant="subtle"
            radius="xl"
            aria-label={t('passkeys.renameThis', { name: passkey.name })}
            onClick={() => setDoing('rename')}
          >
            {t('passkeys.rename')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            radius="xl"
            aria-label={t('passkeys.removeThis', { name: passkey.name })}
            onClick={() => setDoing('remove')}
          >
            {t('passkeys.remove')}
          </Button>
        </div>
      )}
      {doing === 'rename' && (
        <form className={classes['actions']} onSubmit={(event) => void save(event)}>
          <TextInput
            label={t('passkeys.name')}
            value={name}
            required
            withAsterisk={false}
            maxLength={60}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" radius="xl" loading={renaming} disabled={!name.trim()}>
            {t('passkeys.save')}
          </Button>
          {keep}
        </form>
      )}
      {doing === 'remove' && (
        <div>
          <p>{t('passkeys.sure', { name: passkey.name })}</p>
          <div className={classes['actions']}>
            <Button color="red" radius="xl" loading={removing} onClick={() => void removePasskey()}>
              {t('passkeys.remove')}
            </Button>
            {keep}
          </div>
        </div>
      )}
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </li>
  );
}
