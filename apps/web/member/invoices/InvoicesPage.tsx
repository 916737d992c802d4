import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { SignInFirst } from '../../parts/SignInFirst.js';
import { usePaging } from '../../parts/usePaging.js';
import { RestoredNotice } from '../agenda/RestoredNotice.js';
import { MyInvoicesQuery } from './documents.js';
import { InvoiceItem } from './InvoiceItem.js';
import classes from './Invoices.module.css';

/** My invoices and credit notes, the latest first: what each line is, and how to pay. */
export default function InvoicesPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState('');
  const paging = usePaging('', 10, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MyInvoicesQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
    pause: !me,
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.myInvoices;
  const changed = (text: string) => {
    setDone(text);
    refetch();
  };

  return (
    <Page title={t('invoices.title')} lead={t('invoices.lead')}>
      {!me && <SignInFirst />}
      <RestoredNotice key={done} text={done} />
      {me && error && !list && <FailureNotice error={error} retry={refetch} />}
      {me && !list && !error && <LoadingBlock height={320} />}
      {list && (
        <section aria-labelledby="invoices">
          <h2 id="invoices" ref={heading} tabIndex={-1} className={classes['heading']}>
            {t('invoices.count', { count: list.totalCount })}
          </h2>
          {list.totalCount === 0 && <Notice text={t('invoices.none')} />}
          <ul className={classes['list']}>
            {list.edges.map(({ node }) => (
              <InvoiceItem key={node.id} invoice={node} changed={changed} />
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </section>
      )}
    </Page>
  );
}
