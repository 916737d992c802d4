import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { InviteStaffMutation, type StaffRole } from './documents.js';

/** Invites somebody into the team by mail. */
export function InviteStaff({ venueId, invited }: { venueId: string; invited: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [staffRole, setRole] = useState<StaffRole>('VENUE_STAFF');
  const [locale, setLocale] = useState<'FR' | 'EN'>('FR');
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState('');
  const [{ fetching }, invite] = useMutation(InviteStaffMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone('');
    const { data, error } = await invite({ venueId, email: email.trim(), staffRole, locale });
    const answer = data?.inviteStaff;
    if (answer?.__typename !== 'StaffInvitation') {
      const isBadAddress = error?.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
      if (isBadAddress) return setProblem(t('field.badEmail'));
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    }
    const text = t('venueTeam.invited', { email: email.trim() });
    setProblem('');
    setDone(text);
    setEmail('');
    announce(text);
    invited();
  }

  return (
    <section aria-labelledby="invite" className={desk['panel']}>
      <h2 id="invite" className={desk['heading']}>
        {t('venueTeam.invite')}
      </h2>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          type="email"
          label={t('venueTeam.email')}
          required
          withAsterisk={false}
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <NativeSelect
          label={t('venueTeam.roleLabel')}
          description={t(`venueTeam.roleHelp.${staffRole}`)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={staffRole}
          data={(['VENUE_STAFF', 'VENUE_MANAGER'] as const).map((value) => ({
            value,
            label: t(`venueTeam.role.${value}`),
          }))}
          onChange={({ currentTarget: { value } }) => setRole(value as StaffRole)}
        />
        <NativeSelect
          label={t('venueTeam.language')}
          value={locale}
          data={[
            { value: 'FR', label: 'Français' },
            { value: 'EN', label: 'English' },
          ]}
          onChange={({ currentTarget: { value } }) => setLocale(value as 'FR' | 'EN')}
        />
        <Button type="submit" radius="xl" loading={fetching}>
          {t('venueTeam.send')}
        </Button>
      </form>
      <Problem text={problem} />
      {done && <p>{done}</p>}
    </section>
  );
}
