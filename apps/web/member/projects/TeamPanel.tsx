import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { LeaveMutation, RemoveMutation, type ShownProject } from './documents.js';
import { InvitePanel } from './InvitePanel.js';

/** Who is in the team and who is invited; founders invite and remove, everybody may leave. */
export function TeamPanel({ project, changed }: { project: ShownProject; changed: () => void }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const navigate = useNavigate();
  const [, remove] = useMutation(RemoveMutation);
  const [, leave] = useMutation(LeaveMutation);
  const { act, problem, isBusy } = useAction();
  const { id, team, invited, myRole, archivedAt } = project;
  const mayChange = myRole === 'FOUNDER' && !archivedAt;
  const people = [
    ...team.map((person) => ({ ...person, isInvited: false })),
    ...invited.map((person) => ({ ...person, isInvited: true })),
  ];

  async function removePerson(personId: string, name: string) {
    if (await act(remove({ id, personId }), t('projects.removed', { name }))) changed();
  }
  async function leaveTeam() {
    if (await act(leave({ id }), t('projects.left'))) void navigate(`/${slug}/projects`);
  }

  return (
    <section aria-labelledby="team" className={desk['section']}>
      <h2 id="team" className={desk['heading']}>
        {t('projects.team')}
      </h2>
      {people.length === 0 && <p className={desk['muted']}>{t('projects.teamHidden')}</p>}
      <ul className={desk['rows']}>
        {people.map(({ id: personId, name, role, isInvited }) => (
          <li key={personId} className={desk['row']}>
            <div className={desk['what']}>
              <Link to={`/${slug}/people/${personId}`}>{name}</Link>
              <p className={desk['muted']}>
                {t(`projects.role.${role}`)}
                {isInvited && ` · ${t('projects.waits')}`}
              </p>
            </div>
            {mayChange && (isInvited || role === 'MEMBER') && (
              <Button
                variant="default"
                size="xs"
                radius="xl"
                loading={isBusy}
                aria-label={t('projects.removeOf', { name })}
                onClick={() => void removePerson(personId, name)}
              >
                {t('projects.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {myRole && (
        <p>
          <Button variant="default" size="xs" radius="xl" mt="md" loading={isBusy} onClick={() => void leaveTeam()}>
            {t('projects.leave')}
          </Button>
        </p>
      )}
      <Problem text={problem} />
      {mayChange && <InvitePanel project={project} invited={changed} />}
    </section>
  );
}
