import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { LARGEST_PAGE, allNodes } from '../../parts/all-nodes.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PageTabs } from '../../parts/PageTabs.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import desk from '../Desk.module.css';
import { MentorsQuery, type NetworkMentor } from './documents.js';
import { FoundersWaiting } from './FoundersWaiting.js';
import { InviteMentor } from './InviteMentor.js';
import { MentorItem } from './MentorItem.js';

/** The mentors of the network and those invited: their load, an invitation, the end of the role. */
export default function MentorsPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const client = useClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [params] = useSearchParams();
  const wantedSkill = params.get('invite');
  const [isInviting, setInviting] = useState(wantedSkill !== null);
  const [done, setDone] = useState('');
  const paging = usePaging('', 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MentorsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };
  const invited = (text: string) => {
    setInviting(false);
    changed(text);
  };
  const list = data?.mentors;
  async function allRows(): Promise<string[][] | null> {
    const all = await allNodes(async (after) => {
      const variables = { first: LARGEST_PAGE, after };
      return (await client.query(MentorsQuery, variables, { requestPolicy: 'network-only' })).data?.mentors;
    });
    return all && [t('mentors.columns', { returnObjects: true }), ...all.map(rowOf)];
  }
  const rowOf = (mentor: NetworkMentor) => [
    mentor.name,
    t(`mentors.statuses.${mentor.status}`),
    mentor.invitedAt,
    mentor.charterAcceptedAt ?? '',
    mentor.skills.map(({ skill }) => skill.label).join(', '),
    String(mentor.weekMinutes),
    String(mentor.usedMinutes),
  ];

  return (
    <Page
      title={t('mentors.title')}
      lead={t('mentors.lead')}
      aside={
        <div className={desk['actions']}>
          <DownloadCsv name={`${slug}-mentors`} rows={allRows} />
          <Button
            radius="xl"
            aria-expanded={isInviting}
            aria-controls="invite-mentor"
            onClick={() => setInviting(!isInviting)}
          >
            {t('mentors.invite')}
          </Button>
        </div>
      }
    >
      <PageTabs
        label={t('coverage.pages')}
        pages={[
          [`/${slug}/admin/mentors`, t('coverage.list')],
          [`/${slug}/admin/mentors/coverage`, t('coverage.page')],
        ]}
      />
      <div id="invite-mentor">{isInviting && <InviteMentor invited={invited} skill={wantedSkill} />}</div>
      <RestoredNotice key={done} text={done} />
      {error && !list && <FailureNotice error={error} retry={refetch} />}
      {!list && !error && <LoadingBlock height={320} />}
      {list && <FoundersWaiting mentors={list.edges.map(({ node }) => node)} changed={changed} />}
      {list && (
        <section aria-labelledby="mentors" className={desk['section']} style={{ marginTop: '1.5rem' }}>
          <h2 id="mentors" ref={heading} tabIndex={-1} className={desk['heading']}>
            {t('mentors.count', { count: list.totalCount })}
          </h2>
          {list.totalCount === 0 && <Notice text={t('mentors.none')} />}
          {list.totalCount > 0 && (
            <ul className={desk['rows']}>
              {list.edges.map(({ node }) => (
                <MentorItem key={node.id} mentor={node} changed={changed} />
              ))}
            </ul>
          )}
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </section>
      )}
    </Page>
  );
}
