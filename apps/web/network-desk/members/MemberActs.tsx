import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../Desk.module.css';
import {
  CorrectBirthDateMutation,
  GiveRoleMutation,
  type GrantableRole,
  LiftSuspensionMutation,
  type NetworkMember,
  SuspendMemberMutation,
  WithdrawRoleMutation,
} from './documents.js';
import { VenueChoice } from './VenueChoice.js';

const AT_VENUE: readonly string[] = ['VENUE_STAFF', 'VENUE_MANAGER'];

type Answer = { __typename: string; message?: string } | undefined;
interface Sent {
  data?: Record<string, Answer>;
  error?: Parameters<typeof failureKind>[0];
}

/** Gives and withdraws roles, suspends and lifts a suspension. */
export function MemberActs({
  member: { id, name, email, state, roles },
  changed,
}: {
  member: NetworkMember;
  changed: () => void;
}) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState('');
  const [grantable, setGrantable] = useState<GrantableRole>('MENTOR');
  const [venueId, setVenueId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [, give] = useMutation(GiveRoleMutation);
  const [, withdraw] = useMutation(WithdrawRoleMutation);
  const [, suspend] = useMutation(SuspendMemberMutation);
  const [, correct] = useMutation(CorrectBirthDateMutation);
  const [, lift] = useMutation(LiftSuspensionMutation);

  async function act(sending: Promise<unknown>, done: string) {
    const { data, error } = (await sending) as Sent;
    const answer = Object.values(data ?? {})[0];
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.message) return setProblem(answer.message);
    setProblem('');
    announce(done);
    changed();
  }
  const submit = (event: FormEvent, sending: () => Promise<unknown>, done: string) => {
    event.preventDefault();
    void act(sending(), done);
  };

  return (
    <div className={classes['acts']}>
      {roles.length > 0 && (
        <ul className={classes['actions']}>
          {roles.map(({ role, venueId: venue, venue: place }) => {
            const label = [t(`members.role.${role as GrantableRole}`), place?.name].filter(Boolean).join(' · ');
            return (
              <li key={role + (venue ?? '')}>
                <Button
                  variant="default"
                  size="xs"
                  radius="xl"
                  onClick={() =>
                    void act(
                      withdraw({ id, grantable: role as GrantableRole, venueId: venue }),
                      t('members.roleWithdrawn'),
                    )
                  }
                >
                  {t('members.withdrawRole', { role: label })}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <form
        className={classes['inRow']}
        onSubmit={(event) =>
          submit(
            event,
            () => give({ id, grantable, venueId: AT_VENUE.includes(grantable) ? venueId : null }),
            t('members.roleGiven'),
          )
        }
      >
        <NativeSelect
          label={t('members.newRole', { name })}
          value={grantable}
          data={Object.entries(t('members.role', { returnObjects: true })).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) => setGrantable(value as GrantableRole)}
        />
        {AT_VENUE.includes(grantable) && <VenueChoice choose={setVenueId} />}
        <Button type="submit" radius="xl" variant="light">
          {t('members.giveRole')}
        </Button>
      </form>
      <form
        className={classes['inRow']}
        onSubmit={(event) => submit(event, () => correct({ id, birthDate }), t('members.birthDateCorrected'))}
      >
        <TextInput
          type="date"
          label={t('members.birthDate', { name })}
          description={t('members.birthDateHelp')}
          required
          withAsterisk={false}
          value={birthDate}
          onChange={({ currentTarget: { value } }) => setBirthDate(value)}
        />
        <Button type="submit" radius="xl" variant="light">
          {t('members.correct')}
        </Button>
      </form>
      {state === 'SUSPENDED' ? (
        <Button variant="light" radius="xl" onClick={() => void act(lift({ id }), t('members.lifted'))}>
          {t('members.lift', { name })}
        </Button>
      ) : (
        <form
          className={classes['inRow']}
          onSubmit={(event) => submit(event, () => suspend({ id, reason }), t('members.suspended'))}
        >
          <TextInput
            label={t('members.reason', { name })}
            description={t('members.reasonHelp')}
            required
            withAsterisk={false}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
          <Button type="submit" color="rose" variant="outline" radius="xl">
            {t('members.suspend')}
          </Button>
        </form>
      )}
      <Link className={classes['link']!} to={`merge?${new URLSearchParams({ merged: email })}`}>
        {t('mergeMembers.openFor', { name })}
      </Link>
      <Problem text={problem} />
    </div>
  );
}
