import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { AnswerMutation, type OpenInvitation } from './documents.js';

/** Invitations into teams, to accept or decline. */
export function Invitations({ invitations, answered }: { invitations: OpenInvitation[]; answered: () => void }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [, answer] = useMutation(AnswerMutation);
  const { act, problem, isBusy } = useAction();
  if (invitations.length === 0) return null;

  async function send(id: string, accepts: boolean, title: string) {
    if (await act(answer({ id, accepts }), t(accepts ? 'projects.joined' : 'projects.declined', { title }))) answered();
  }

  return (
    <section aria-labelledby="invitations" className={desk['section']}>
      <h2 id="invitations" className={desk['heading']}>
        {t('projects.invitations')}
      </h2>
      <ul className={desk['rows']}>
        {invitations.map(({ id, projectId, title, role, invitedBy }) => (
          <li key={id} className={desk['row']}>
            <div className={desk['what']}>
              <Link to={`/${slug}/projects/${projectId}`}>{title}</Link>
              <p className={desk['muted']}>{t(`projects.invitedAs.${role}`, { name: invitedBy })}</p>
            </div>
            <div className={desk['inRow']}>
              <Button size="xs" radius="xl" loading={isBusy} onClick={() => void send(id, true, title)}>
                {t('projects.accept')}
              </Button>
              <Button
                variant="default"
                size="xs"
                radius="xl"
                loading={isBusy}
                onClick={() => void send(id, false, title)}
              >
                {t('projects.decline')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
    </section>
  );
}
