import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import cards from '../../parts/Card.module.css';
import { CardSkeletons } from '../../parts/CardSkeletons.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { DirectoryTabs } from './DirectoryTabs.js';
import { PeopleQuery } from './documents.js';
import classes from './People.module.css';
import { PeopleFilters } from './PeopleFilters.js';
import { PersonCard } from './PersonCard.js';
import { stageOf } from './stages.js';

/** The directory of people. Everybody sees of a person what that person chose to show them. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const { slug, network, me } = useSession();
  const [params, setParams] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const address = params.toString();
  const paging = usePaging(address, 20, () => heading.current?.focus());
  const [{ data, error, fetching }, refetch] = useQuery({
    query: PeopleQuery,
    variables: {
      words: params.get('q') ?? '',
      skill: params.get('skill') ?? '',
      stage: stageOf(params.get('stage')),
      language: params.get('language'),
      venueId: params.get('venue'),
      first: paging.size,
      after: paging.after,
    },
    requestPolicy: 'cache-and-network',
  });
  const found = error ? undefined : data?.searchPeople;
  const total = found?.totalCount;

  useEffect(() => {
    if (total !== undefined) announce(t('people.count', { count: total }));
  }, [total, address, t]);

  return (
    <Page title={t('people.title')} lead={t('people.lead', { name: network.name })}>
      <DirectoryTabs />
      <PeopleFilters params={params} apply={setParams} />
      <h2 ref={heading} tabIndex={-1} className={classes['count']}>
        {total === undefined ? t('shell.loading') : t('people.count', { count: total })}
      </h2>
      {error && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {total === 0 && (
        <Notice
          text={t(me?.member ? 'people.none' : 'people.noneInPublic')}
          action={
            <Button component={Link} to={me?.member ? `/${slug}/people` : `/${slug}/sign-in?next=/${slug}/people`}>
              {t(me?.member ? 'people.clear' : 'account.signIn')}
            </Button>
          }
        />
      )}
      {!found && !error && <CardSkeletons count={5} />}
      {found && found.totalCount > 0 && (
        <div aria-busy={fetching}>
          <ul className={cards['list']}>
            {found.edges.map(({ node }) => (
              <li key={node.id}>
                <PersonCard person={node} />
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={found.edges.length} total={found.totalCount} {...found.pageInfo} />
        </div>
      )}
    </Page>
  );
}
