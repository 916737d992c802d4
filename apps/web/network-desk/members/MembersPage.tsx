import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import classes from '../Desk.module.css';
import { type GrantableRole, MembersQuery, type MemberState, type NetworkMember } from './documents.js';
import { MemberItem } from './MemberItem.js';

/** The largest page that the api gives. */
const EXPORT_SIZE = 50;

/** The members of the network: find them, give roles, suspend. The search is in the address; each reading is in the audit log. */
export default function MembersPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const client = useClient();
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const states = t('members.state', { returnObjects: true });
  const roles = t('members.role', { returnObjects: true });
  const known = <Name extends string>(name: string, names: Record<Name, string>) => {
    const value = params.get(name) ?? '';
    return value in names ? (value as Name) : null;
  };
  const filter = {
    text: (params.get('q') ?? '').slice(0, 120),
    inState: known<MemberState>('state', states),
    withRole: known<GrantableRole>('role', roles),
  };
  const [draft, setDraft] = useState(filter);
  const paging = usePaging(params.toString(), 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: MembersQuery,
    variables: { ...filter, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.members;

  function search(event: FormEvent) {
    event.preventDefault();
    const next = new URLSearchParams();
    if (draft.text.trim()) next.set('q', draft.text.trim());
    if (draft.inState) next.set('state', draft.inState);
    if (draft.withRole) next.set('role', draft.withRole);
    setParams(next);
  }

  const rowOf = ({ name, email, state, homeVenue, joinedAt, roles: held }: NetworkMember) => [
    name,
    email,
    states[state],
    held.map(({ role, venue }) => [roles[role as GrantableRole], venue?.name].filter(Boolean).join(' ')).join(', '),
    homeVenue ?? '',
    joinedAt,
  ];
  async function allRows(): Promise<string[][] | null> {
    const rows = [t('members.columns', { returnObjects: true })];
    let after: string | null = null;
    for (;;) {
      const answer: Awaited<ReturnType<typeof page>> = await page(after);
      if (!answer) return null;
      rows.push(...answer.edges.map(({ node }) => rowOf(node)));
      if (!answer.pageInfo.hasNextPage) return rows;
      after = answer.pageInfo.endCursor;
    }
  }
  const page = async (after: string | null) =>
    (await client.query(MembersQuery, { ...filter, first: EXPORT_SIZE, after }, { requestPolicy: 'network-only' })).data
      ?.members;

  return (
    <Page
      title={t('members.title')}
      lead={t('members.lead')}
      aside={
        <div className={classes['actions']}>
          <DownloadCsv name={`${slug}-members`} rows={allRows} />
          <Button component={Link} to="merge" variant="default" radius="xl">
            {t('mergeMembers.open')}
          </Button>
          <Button component={Link} to="invite" radius="xl">
            {t('members.invite')}
          </Button>
        </div>
      }
    >
      <search>
        <form className={classes['filters']} onSubmit={search}>
          <TextInput
            type="search"
            label={t('members.search')}
            maxLength={120}
            value={draft.text}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, text: value })}
          />
          <NativeSelect
            label={t('members.stateFilter')}
            value={draft.inState ?? ''}
            data={[
              { value: '', label: t('members.any') },
              ...Object.entries(states).map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, inState: (value || null) as MemberState | null })
            }
          />
          <NativeSelect
            label={t('members.roleFilter')}
            value={draft.withRole ?? ''}
            data={[
              { value: '', label: t('members.anyRole') },
              ...Object.entries(roles).map(([value, label]) => ({ value, label })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, withRole: (value || null) as GrantableRole | null })
            }
          />
          <Button type="submit" radius="xl">
            {t('common.search')}
          </Button>
        </form>
      </search>
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          {t('members.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && (
        <Notice
          text={t('members.none')}
          action={
            <Button component={Link} to={pathname}>
              {t('members.all')}
            </Button>
          }
        />
      )}
      {list && list.totalCount > 0 && (
        <>
          <ul className={classes['rows']}>
            {list.edges.map(({ node }) => (
              <MemberItem key={node.id} member={node} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
    </Page>
  );
}
