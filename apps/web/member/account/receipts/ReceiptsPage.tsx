import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../../frame/session.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { FailureNotice } from '../../../parts/FailureNotice.js';
import { LoadingBlock } from '../../../parts/LoadingBlock.js';
import { Notice } from '../../../parts/Notice.js';
import { Page } from '../../../parts/Page.js';
import { Pager } from '../../../parts/Pager.js';
import { SignInFirst } from '../../../parts/SignInFirst.js';
import { usePaging } from '../../../parts/usePaging.js';
import { momentText } from '../../../rules/when.js';
import classes from '../Account.module.css';
import { MyReceiptsQuery } from './documents.js';

const PAGE_SIZE = 20;

/** The mails that the person was sent in this network, page by page. */
export default function ReceiptsPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Page title={t('receipts.title')} lead={me ? t('receipts.lead', { email: me.email }) : undefined}>
      {me ? <Receipts /> : <SignInFirst />}
    </Page>
  );
}

function Receipts() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const paging = usePaging('receipts', PAGE_SIZE, () => scrollTo({ top: 0 }));
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MyReceiptsQuery,
    variables: { first: PAGE_SIZE, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <FailureNotice error={error} retry={() => reexecuteQuery({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingBlock height={320} />;
  const { edges, pageInfo, totalCount } = data.myReceipts;
  if (edges.length === 0) return <Notice text={t('receipts.none')} />;
  return (
    <div className={classes['section']}>
      <ul className={classes['list']} aria-label={t('receipts.title')}>
        {edges.map(({ node: { id, title, path, topic, state, at } }) => {
          const what = title ?? (topic ? t(`receipts.topic.${topic}`) : t('receipts.digest'));
          return (
            <li key={id} className={classes['item']}>
              <div className={classes['what']}>
                {path ? <Link to={`/${slug}${path}`}>{what}</Link> : what}
                <div className={classes['muted']}>{momentText(at, network.zone, language)}</div>
              </div>
              <Badge color={state === 'FAILED' ? 'ochre' : 'river'} variant={state === 'SENT' ? 'light' : 'filled'}>
                {t(`receipts.state.${state}`)}
              </Badge>
            </li>
          );
        })}
      </ul>
      <Pager
        paging={paging}
        shown={edges.length}
        total={totalCount}
        endCursor={pageInfo.endCursor ?? null}
        hasNextPage={pageInfo.hasNextPage}
      />
    </div>
  );
}
