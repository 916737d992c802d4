import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { NotFound } from '../../frame/NotFound.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { PlainText } from '../../parts/PlainText.js';
import { dayText } from '../../rules/when.js';
import { LEGAL_ADDRESSES, LegalPageQuery, type LegalKind } from './documents.js';

/** A legal page of the network, for everybody: the version that binds, or the one that the address names. */
export default function LegalPage() {
  const kind = LEGAL_ADDRESSES[useParams()['kind'] ?? ''];
  return kind ? <LegalText kind={kind} /> : <NotFound />;
}

function LegalText({ kind }: { kind: LegalKind }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network, slug } = useSession();
  const [params] = useSearchParams();
  const wanted = Number(params.get('version'));
  const version = Number.isInteger(wanted) && wanted > 0 && wanted <= 1_000_000 ? wanted : null;
  const [{ data, error }, refetch] = useQuery({ query: LegalPageQuery, variables: { kind, version } });
  const page = data?.legalPage;
  const title = t(`legal.kind.${kind}`);
  if (error && !data)
    return <FailureNotice whole error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  return (
    <Page
      title={title}
      lead={
        page &&
        t('legal.since', {
          version: page.version,
          day: dayText(page.bindsFrom, network.zone, language),
          name: network.name,
        })
      }
    >
      {!data && <Skeleton h={360} radius="lg" aria-label={t('shell.loading')} />}
      {data && !page && (
        <Notice
          text={t('legal.none', { name: network.name })}
          action={<Link to={`/${slug}`}>{t('notFound.home')}</Link>}
        />
      )}
      {page && <PlainText text={page.text} />}
    </Page>
  );
}
