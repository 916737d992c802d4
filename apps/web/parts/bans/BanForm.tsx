import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../useAction.js';
import { BanMemberMutation } from './documents.js';

/** Bans a member, named by a booking at the venue: its team knows the code, and learns nothing about other people. */
export function BanForm({ venueId, banned }: { venueId: string; banned: () => void }) {
  const { t } = useTranslation();
  const [bookingCode, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [, ban] = useMutation(BanMemberMutation);
  const { act, problem, isBusy } = useAction(t('bans.badReason'));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act(ban({ venueId, bookingCode, reason }));
    if (!answer) return;
    announce(t('bans.done', { name: answer.memberName }));
    setCode('');
    setReason('');
    banned();
  }

  return (
    <section aria-labelledby="ban" className={desk['panel']}>
      <h2 id="ban" className={desk['heading']}>
        {t('bans.form')}
      </h2>
      <form className={desk['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('bans.code')}
          required
          withAsterisk={false}
          maxLength={20}
          autoComplete="off"
          value={bookingCode}
          onChange={({ currentTarget: { value } }) => setCode(value)}
        />
        <TextInput
          label={t('bans.reason')}
          description={t('bans.reasonHelp')}
          required
          withAsterisk={false}
          maxLength={300}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('bans.ban')}
        </Button>
      </form>
      <Problem text={problem} />
    </section>
  );
}
