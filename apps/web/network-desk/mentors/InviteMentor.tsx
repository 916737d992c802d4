import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import desk from '../Desk.module.css';
import { MembersQuery } from '../members/documents.js';
import { InviteMentorMutation, type MentorStatus } from './documents.js';

const MOST = 6;
const SHORTEST = 3;
const STATUSES: MentorStatus[] = ['VOLUNTEER', 'EMPLOYED', 'PAID'];

interface Props {
  /** Called with what was done. */
  invited: (text: string) => void;
  /** The skill that is missing, if the invitation is for one. */
  skill: string | null;
}

/** Finds a member of the network and invites them to be a mentor. */
export function InviteMentor({ invited, skill }: Props) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const field = useFocusOnMount<HTMLInputElement>();
  const [text, setText] = useState('');
  const [status, setStatus] = useState<MentorStatus>('VOLUNTEER');
  const wanted = text.trim();
  const [{ data, error }] = useQuery({
    query: MembersQuery,
    variables: { text: wanted, inState: 'ACTIVE', withRole: null, first: MOST, after: null },
    pause: wanted.length < SHORTEST,
  });
  const [, send] = useMutation(InviteMentorMutation);
  const { act, problem, isBusy } = useAction();
  const found = wanted.length < SHORTEST || error ? [] : (data?.members.edges ?? []);

  async function invite(id: string, name: string) {
    const sending = send({ id, as: status }, { additionalTypenames: ['MentorOfNetwork'] });
    if (await act(sending)) invited(t('mentors.sent', { name }));
  }

  return (
    <section
      aria-label={t('mentors.invite')}
      className={desk['panel']}
      style={{ marginTop: 0, marginBottom: '1.5rem' }}
    >
      {skill && (
        <p>
          {t('mentors.forSkill', { skill })}{' '}
          <Link to={`/${slug}/people?${new URLSearchParams({ skill })}`}>{t('mentors.whoKnows')}</Link>
        </p>
      )}
      <div className={desk['form']}>
        <TextInput
          type="search"
          label={t('mentors.find')}
          description={t('mentors.findHelp')}
          maxLength={120}
          autoComplete="off"
          ref={field}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <NativeSelect
          label={t('mentors.status')}
          value={status}
          data={STATUSES.map((value) => ({ value, label: t(`mentors.statuses.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setStatus(STATUSES.find((one) => one === value) ?? 'VOLUNTEER')}
        />
      </div>
      {found.length > 0 && (
        <ul className={desk['rows']}>
          {found.map(({ node: { id, name, email } }) => (
            <li key={id} className={desk['row']}>
              <span className={desk['what']}>
                {name}
                <span className={desk['muted']}> · {email}</span>
              </span>
              <Button
                size="xs"
                radius="xl"
                disabled={isBusy}
                aria-label={t('mentors.sendTo', { name })}
                onClick={() => void invite(id, name)}
              >
                {t('mentors.send')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!error && wanted.length >= SHORTEST && data?.members.totalCount === 0 && (
        <p className={desk['muted']}>{t('mentors.noMember')}</p>
      )}
      <Problem text={problem || (error ? t(`failure.${failureKind(error)}.text`) : '')} />
    </section>
  );
}
