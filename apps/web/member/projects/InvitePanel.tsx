import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { SearchChoice } from '../../parts/choices/SearchChoice.js';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { FindPeopleQuery, InviteMutation, type ShownProject } from './documents.js';

/** Finds somebody in the directory and invites them into the team. */
export function InvitePanel({ project, invited }: { project: ShownProject; invited: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [teamRole, setTeamRole] = useState<'MEMBER' | 'FOUNDER'>('MEMBER');
  const wanted = text.trim();
  const [{ data, stale }] = useQuery({
    query: FindPeopleQuery,
    variables: { words: wanted },
    pause: wanted.length < 2,
  });
  const [, invite] = useMutation(InviteMutation);
  const { act, problem, isBusy } = useAction();
  const known = new Set([...project.team, ...project.invited].map(({ id }) => id));
  const found = stale ? undefined : data?.searchPeople.edges.map(({ node }) => node).filter(({ id }) => !known.has(id));

  async function send(personId: string) {
    const name = found?.find(({ id }) => id === personId)?.name ?? '';
    if (!(await act(invite({ id: project.id, personId, teamRole }), t('projects.inviteSent', { name })))) return;
    setText('');
    invited();
  }

  return (
    <section aria-labelledby="invite" className={desk['panel']}>
      <h3 id="invite" className={desk['heading']}>
        {t('projects.invite')}
      </h3>
      <NativeSelect
        label={t('projects.inviteAs')}
        value={teamRole}
        data={(['MEMBER', 'FOUNDER'] as const).map((value) => ({ value, label: t(`projects.role.${value}`) }))}
        onChange={({ currentTarget: { value } }) => setTeamRole(value === 'FOUNDER' ? 'FOUNDER' : 'MEMBER')}
      />
      <SearchChoice
        label={t('projects.findPerson')}
        help={t('projects.findPersonHelp')}
        text={text}
        setText={setText}
        found={found?.map(({ id, name }) => ({ key: id, label: name }))}
        onPick={(id) => void send(id)}
        disabled={isBusy}
      />
      <Problem text={problem} />
    </section>
  );
}
