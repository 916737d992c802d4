import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { announce } from '../../frame/announce.js';
import { hasRole, useSession } from '../../frame/session.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { LARGEST_PAGE, allNodes } from '../../parts/all-nodes.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { addressOfAuditFilter, auditFilterFromAddress, auditSpan } from '../../rules/audit-filter.js';
import { AuditEntries } from './AuditEntries.js';
import { AuditFilters } from './AuditFilters.js';
import { type AuditAction, AuditEntriesQuery, type AuditEntry } from './documents.js';
import classes from './Audit.module.css';

/** The log, page by page. It is fetched only on submit, because every query is recorded as an entry. */
export function AuditLog() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useClient();
  const { network } = session;
  const { pathname } = useLocation();
  const [params, setParams] = useSearchParams();
  const filter = auditFilterFromAddress(params);
  const address = addressOfAuditFilter(filter);
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(address, 30, () => heading.current?.focus());
  const known = t('auditAction', { returnObjects: true });
  const asked = {
    actions: filter.action in known ? [filter.action as AuditAction] : null,
    email: filter.person || null,
    ofPlatform: filter.ofPlatform && hasRole(session, 'PLATFORM_OPERATOR'),
    ...auditSpan(filter, network.zone),
  };
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: AuditEntriesQuery,
    variables: { ...asked, first: paging.size, after: paging.after },
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const log = fetching || error ? undefined : data?.auditEntries;
  const total = log?.totalCount;
  const isBadAddress = error?.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');

  useEffect(() => {
    if (total !== undefined) announce(t('audit.count', { count: total }));
  }, [total, address, t]);

  async function allRows(): Promise<string[][] | null> {
    const entries = await allNodes(async (after) => {
      const variables = { ...asked, first: LARGEST_PAGE, after };
      return (await client.query(AuditEntriesQuery, variables, { requestPolicy: 'network-only' })).data?.auditEntries;
    });
    const rowOf = ({ at, action, actorName, subjectType, subjectName }: AuditEntry) => [
      at,
      known[action],
      actorName ?? '',
      subjectName ?? t(`auditSubject.${subjectType}`),
    ];
    return entries && [t('audit.columns', { returnObjects: true }), ...entries.map(rowOf)];
  }

  return (
    <>
      <AuditFilters
        key={address}
        filter={filter}
        problem={isBadAddress ? t('field.badEmail') : undefined}
        apply={(next) => {
          if (addressOfAuditFilter(next) === address) refetch();
          else setParams(addressOfAuditFilter(next));
        }}
      />
      {(fetching || !error) && (
        <h2 ref={heading} tabIndex={-1} className={classes['count']}>
          {total === undefined ? t('shell.loading') : t('audit.count', { count: total })}
        </h2>
      )}
      {error && !isBadAddress && !fetching && <FailureNotice error={error} retry={refetch} />}
      {fetching && <Skeleton h={320} radius="lg" />}
      {total === 0 && (
        <Notice
          text={t('audit.none')}
          action={
            <Button component={Link} to={pathname}>
              {t('audit.reset')}
            </Button>
          }
        />
      )}
      {log && log.totalCount > 0 && (
        <>
          <DownloadCsv name={`${network.slug}-audit`} rows={allRows} />
          <AuditEntries entries={log.edges.map(({ node }) => node)} zone={network.zone} />
          <Pager paging={paging} shown={log.edges.length} total={log.totalCount} {...log.pageInfo} />
        </>
      )}
    </>
  );
}
