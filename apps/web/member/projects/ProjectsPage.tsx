import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { usePaging } from '../../parts/usePaging.js';
import { type MyProject, MyProjectsQuery } from './documents.js';
import { Invitations } from './Invitations.js';

/** The projects in whose team the member is, and the invitations into others. */
export default function ProjectsPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  return (
    <Page
      title={t('projects.title')}
      lead={t('projects.lead')}
      aside={
        me?.member && (
          <Button component={Link} radius="xl" to={`/${slug}/projects/new`}>
            {t('projects.new')}
          </Button>
        )
      }
    >
      {me?.member ? <MyProjects /> : <SignInFirst />}
    </Page>
  );
}

function MyProjects() {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MyProjectsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.myProjects;
  return (
    <>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <LoadingBlock height={240} />}
      {data && <Invitations invitations={data.myProjectInvitations.edges.map(({ node }) => node)} answered={refetch} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={desk['heading']}>
          {t('projects.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && <Notice text={t('projects.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <ProjectRow key={node.id} project={node} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </>
  );
}

function ProjectRow({ project: { id, title, stage, archivedAt, myRole, sector } }: { project: MyProject }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <Link to={`/${slug}/projects/${id}`}>{title}</Link>
        <p className={desk['muted']}>
          {sector.label}
          {myRole && ` · ${t(`projects.role.${myRole}`)}`}
        </p>
      </div>
      <span>{archivedAt ? t('projects.archived') : t(`people.stages.${stage}`)}</span>
    </li>
  );
}
