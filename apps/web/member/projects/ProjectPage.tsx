import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PlainText } from '../../parts/PlainText.js';
import { useAction } from '../../parts/useAction.js';
import people from '../people/People.module.css';
import { ArchivePanel } from './ArchivePanel.js';
import { EditProjectMutation, ProjectQuery, type ShownProject } from './documents.js';
import { ProjectForm } from './ProjectForm.js';
import { StagePanel } from './StagePanel.js';
import { TeamPanel } from './TeamPanel.js';

/** A project: what it is about, its stage and its team. Its founders change it here. */
export default function ProjectPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const { project: id = '' } = useParams();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: ProjectQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const project = error ? undefined : data?.project;
  return (
    <Page
      title={project?.title ?? t('projects.one')}
      lead={project && `${project.sector.label}${project.archivedAt ? ` · ${t('projects.archived')}` : ''}`}
      aside={
        me?.member && (
          <Link className={desk['link']!} to={`/${slug}/projects`}>
            {t('projects.all')}
          </Link>
        )
      }
    >
      {error && <FailureNotice error={error} retry={refetch} />}
      {project === undefined && !error && <LoadingBlock height={320} />}
      {project === null && (
        <Notice
          text={t('projects.notFound')}
          action={
            <Button component={Link} to={`/${slug}/${me?.member ? 'projects' : 'people'}`}>
              {t(me?.member ? 'projects.all' : 'people.toDirectory')}
            </Button>
          }
        />
      )}
      {project && (
        <>
          <About key={project.version} project={project} changed={refetch} />
          <StagePanel project={project} changed={refetch} />
          <TeamPanel project={project} changed={refetch} />
          {project.myRole === 'FOUNDER' && !project.archivedAt && <ArchivePanel id={project.id} archived={refetch} />}
        </>
      )}
    </Page>
  );
}

/** The texts, to read or to edit. */
function About({ project, changed }: { project: ShownProject; changed: () => void }) {
  const { t } = useTranslation();
  const [isEdited, setEdited] = useState(false);
  const [, edit] = useMutation(EditProjectMutation);
  const { act, problem, isBusy } = useAction(t('projects.badInput'));
  const { id, version, pitch, needs, visibility, myRole, archivedAt } = project;
  if (isEdited)
    return (
      <ProjectForm
        project={project}
        problem={problem}
        isBusy={isBusy}
        send={(input) => {
          void act(edit({ id, version, input }), t('projects.saved')).then((done) => done && changed());
        }}
      />
    );
  return (
    <section aria-label={t('projects.pitch')}>
      {pitch && <PlainText text={pitch} />}
      {needs.length > 0 && (
        <>
          <h2 className={desk['heading']}>{t('projects.needs')}</h2>
          <ul className={people['tags']}>
            {needs.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </>
      )}
      {myRole && (
        <p className={desk['muted']}>
          {t('projects.seenByNow', {
            who: visibility === 'NOBODY' ? t('projects.teamOnly') : t(`people.visibility.${visibility}`),
          })}
        </p>
      )}
      {myRole === 'FOUNDER' && !archivedAt && (
        <Button variant="default" radius="xl" mt="md" onClick={() => setEdited(true)}>
          {t('projects.edit')}
        </Button>
      )}
    </section>
  );
}
