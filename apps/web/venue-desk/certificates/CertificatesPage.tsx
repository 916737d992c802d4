import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient, useQuery } from 'urql';
import { allNodes, LARGEST_PAGE } from '../../parts/all-nodes.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import desk from '../../network-desk/Desk.module.css';
import { CertificateItem } from './CertificateItem.js';
import { CertificateTabs } from './CertificateTabs.js';
import { certificateState } from './certificate-state.js';
import { type CertificateRow, CertificatesQuery } from './documents.js';
import { GiveCertificate } from './GiveCertificate.js';
import { useTrainingVenue } from './useTrainingVenue.js';

/** Who has a certificate that the venue recognises; staff give, renew and withdraw them. */
export default function CertificatesPage() {
  const { t } = useTranslation();
  const client = useClient();
  const { id, name, base, venue } = useTrainingVenue();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(id, 20, () => heading.current?.focus());
  const [{ data, error, fetching }, reexecuteQuery] = useQuery({
    query: CertificatesQuery,
    variables: { venueId: id, first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.certificates;

  const rowOf = (row: CertificateRow) => [
    row.member.name,
    row.training.title,
    row.venue.name,
    row.givenAt,
    row.validUntil,
    t(`certificates.state.${certificateState(row)}`),
    row.reason ?? '',
    row.givenReason ?? '',
    row.member.id,
  ];
  async function allRows(): Promise<string[][] | null> {
    const page = async (after: string | null) => {
      const variables = { venueId: id, first: LARGEST_PAGE, after };
      return (await client.query(CertificatesQuery, variables, { requestPolicy: 'network-only' })).data?.certificates;
    };
    const rows = await allNodes(page);
    return rows && [t('certificates.columns', { returnObjects: true }), ...rows.map(rowOf)];
  }

  return (
    <Page
      title={t('certificates.title')}
      lead={t('certificates.lead', { name })}
      aside={
        <>
          <DownloadCsv name="certificates" rows={allRows} />{' '}
          <Link className={desk['link']!} to={`${base}/import`}>
            {t('certificates.import')}
          </Link>
        </>
      }
    >
      <CertificateTabs base={base} />
      {error && <FailureNotice error={error} retry={refetch} />}
      {!list && fetching && <LoadingBlock height={240} />}
      {list && (
        <h2 ref={heading} tabIndex={-1} className={desk['heading']}>
          {t('certificates.count', { count: list.totalCount })}
        </h2>
      )}
      {list?.totalCount === 0 && <Notice text={t('certificates.none')} />}
      {list && list.totalCount > 0 && (
        <>
          <ul className={desk['rows']}>
            {list.edges.map(({ node }) => (
              <CertificateItem key={node.id} certificate={node} venueId={id} changed={refetch} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
      {venue && <GiveCertificate venue={venue} base={base} given={refetch} />}
    </Page>
  );
}
