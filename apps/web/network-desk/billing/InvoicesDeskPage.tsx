import { Badge, Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { LARGEST_PAGE, allNodes } from '../../parts/all-nodes.js';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { Pager } from '../../parts/Pager.js';
import { usePaging } from '../../parts/usePaging.js';
import { moneyText, monthDayText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { type NetworkInvoice, NetworkInvoicesQuery } from './documents.js';

/** The invoices of the network by number or name, with what failed. The search is in the address. */
export default function InvoicesDeskPage() {
  const { t } = useTranslation();
  const { slug } = useSession();
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const text = (params.get('q') ?? '').slice(0, 100);
  const [draft, setDraft] = useState(text);
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging(params.toString(), 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: NetworkInvoicesQuery,
    variables: { text, first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = data?.networkInvoices;
  const search = (event: FormEvent) => {
    event.preventDefault();
    setParams(draft.trim() ? { q: draft.trim() } : {});
  };
  async function allRows(): Promise<string[][] | null> {
    const all = await allNodes(async (after) => {
      const variables = { text, first: LARGEST_PAGE, after };
      return (await client.query(NetworkInvoicesQuery, variables, { requestPolicy: 'network-only' })).data
        ?.networkInvoices;
    });
    return all && [t('billing.columns', { returnObjects: true }), ...all.map(rowOf)];
  }
  const rowOf = (one: NetworkInvoice) => [
    one.number,
    one.customer,
    one.issuedOn,
    one.dueOn,
    ...[one.netCents, one.vatCents, one.grossCents, one.openCents].map((cents) => (cents / 100).toFixed(2)),
    t(`billing.standing.${one.standing}`),
  ];

  return (
    <Page
      title={t('billing.invoicesTitle')}
      lead={t('billing.invoicesLead')}
      aside={<DownloadCsv name={`${slug}-invoices`} rows={allRows} />}
    >
      <search>
        <form className={desk['filters']} onSubmit={search}>
          <TextInput
            type="search"
            label={t('billing.search')}
            maxLength={100}
            value={draft}
            onChange={({ currentTarget: { value } }) => setDraft(value)}
          />
          <Button type="submit" radius="xl" variant="default">
            {t('billing.find')}
          </Button>
        </form>
      </search>
      {error && !list && <FailureNotice error={error} retry={refetch} />}
      {!list && !error && <LoadingBlock height={320} />}
      {list && (
        <section aria-labelledby="invoices">
          <h2 id="invoices" ref={heading} tabIndex={-1} className={desk['heading']}>
            {t('billing.count', { count: list.totalCount })}
          </h2>
          {list.totalCount === 0 && <Notice text={t('billing.none')} />}
          {list.totalCount > 0 && (
            <ul className={desk['rows']}>
              {list.edges.map(({ node }) => (
                <InvoiceRow key={node.id} invoice={node} />
              ))}
            </ul>
          )}
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </section>
      )}
    </Page>
  );
}

function InvoiceRow({ invoice }: { invoice: NetworkInvoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const { number, customer, standing, grossCents, openCents, failures } = invoice;
  const day = (date: string) => monthDayText(`${date}T12:00:00Z`, zone, language);
  const isLate = standing === 'OVERDUE' || standing === 'PAYMENT_FAILED';
  const isPartlyOpen = standing !== 'CREDITED' && openCents > 0 && openCents < grossCents;
  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{number}</strong> {customer}{' '}
        <Badge variant="light" color={isLate ? 'ochre' : 'river'}>
          {t(`billing.standing.${standing}`)}
        </Badge>
        <p className={desk['muted']}>
          {[
            t('billing.row', { day: day(invoice.issuedOn), due: day(invoice.dueOn) }),
            isPartlyOpen && t('billing.open', { amount: moneyText(openCents, language) }),
            failures > 0 && t('billing.failures', { count: failures }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <strong>{moneyText(standing === 'CREDITED' ? -grossCents : grossCents, language)}</strong>
    </li>
  );
}
