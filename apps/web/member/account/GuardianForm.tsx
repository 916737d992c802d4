import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { useAction } from '../../parts/useAction.js';
import { dayText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { AskGuardianMutation, type MyGuardian } from './age.documents.js';
import classes from './Account.module.css';

/** Who agrees to the bookings of a minor, and the form that asks somebody. */
export function GuardianForm({ guardian, changed }: { guardian: MyGuardian | null; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [, ask] = useMutation(AskGuardianMutation);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [isOpen, setOpen] = useState(!guardian);
  const { act, problem, isBusy } = useAction();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const locale = language === 'fr' ? 'FR' : 'EN';
    if (!(await act(ask({ name, email, locale }), t('age.asked', { email })))) return;
    setOpen(false);
    changed();
  }

  const who = guardian && { name: guardian.name, email: guardian.email };
  return (
    <>
      {who && guardian.agreedAt && (
        <p>{t('age.agreed', { ...who, day: dayText(guardian.agreedAt, network.zone, language) })}</p>
      )}
      {who && !guardian.agreedAt && <p>{t('age.waits', who)}</p>}
      {!who && <p className={classes['muted']}>{t('age.guardianLead')}</p>}
      {isOpen ? (
        <form className={classes['form']} onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t('age.guardianName')}
            required
            withAsterisk={false}
            maxLength={120}
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
            className={classes['grow']!}
          />
          <TextInput
            type="email"
            label={t('age.guardianEmail')}
            required
            withAsterisk={false}
            maxLength={254}
            value={email}
            onChange={({ currentTarget: { value } }) => setEmail(value)}
            className={classes['grow']!}
          />
          <Button type="submit" radius="xl" loading={isBusy}>
            {t('age.ask')}
          </Button>
        </form>
      ) : (
        <Button variant="default" radius="xl" size="xs" onClick={() => setOpen(true)}>
          {t('age.askAnother')}
        </Button>
      )}
      <Problem text={problem} />
    </>
  );
}
