import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { BlockPanel } from './BlockPanel.js';
import { PersonQuery } from './documents.js';
import classes from './People.module.css';
import { ProfileView } from './ProfileView.js';

/** A person as the viewer may see them, with their projects. */
export default function PersonPage() {
  const { t } = useTranslation();
  const { slug, me } = useSession();
  const { person: id = '' } = useParams();
  const navigate = useNavigate();
  const [{ data, error }, refetch] = useQuery({
    query: PersonQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const profile = error ? undefined : data?.profile;
  const isMe = me?.member?.id === id;
  return (
    <Page
      title={profile?.name ?? t('people.person')}
      aside={
        <Link className={desk['link']!} to={isMe ? `/${slug}/profile` : `/${slug}/people`}>
          {t(isMe ? 'people.editMine' : 'people.toDirectory')}
        </Link>
      }
    >
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {profile === undefined && !error && <LoadingBlock height={320} />}
      {profile === null && (
        <Notice
          text={t('people.notFound')}
          action={
            <Button component={Link} to={`/${slug}/people`}>
              {t('people.toDirectory')}
            </Button>
          }
        />
      )}
      {profile && (
        <>
          <ProfileView profile={profile}>
            {profile.projects.length > 0 && (
              <section className={classes['part']} aria-label={t('people.projects')}>
                <h2>{t('people.projects')}</h2>
                <ul className={classes['tags']}>
                  {profile.projects.map(({ id: projectId, title, stage }) => (
                    <li key={projectId}>
                      <Link to={`/${slug}/projects/${projectId}`}>{title}</Link> · {t(`people.stages.${stage}`)}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </ProfileView>
          {me?.member && !isMe && (
            <BlockPanel id={id} name={profile.name} blocked={() => void navigate(`/${slug}/people`)} />
          )}
        </>
      )}
    </Page>
  );
}
