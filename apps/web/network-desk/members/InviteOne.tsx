import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../Desk.module.css';
import { useInvite } from './useInvite.js';

/** Invites one person by mail. */
export function InviteOne({ invited }: { invited: () => void }) {
  const { t } = useTranslation();
  const { invite, fetching, problem, done } = useInvite(invited);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [locale, setLocale] = useState<'FR' | 'EN'>('FR');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await invite([{ email, name: name.trim() || null, locale }]))) return;
    setEmail('');
    setName('');
  }

  return (
    <section aria-labelledby="one" className={classes['panel']}>
      <h2 id="one" className={classes['heading']}>
        {t('invite.one')}
      </h2>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          type="email"
          label={t('invite.email')}
          required
          withAsterisk={false}
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <TextInput
          label={t('invite.name')}
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <NativeSelect
          label={t('invite.language')}
          value={locale}
          data={[
            { value: 'FR', label: 'Français' },
            { value: 'EN', label: 'English' },
          ]}
          onChange={({ currentTarget: { value } }) => setLocale(value as 'FR' | 'EN')}
        />
        <Button type="submit" radius="xl" loading={fetching}>
          {t('invite.send')}
        </Button>
      </form>
      <Problem text={problem} />
      {done && <p>{done}</p>}
    </section>
  );
}
