import { Badge, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { useAction } from '../../parts/useAction.js';
import { minutesText, moneyText, monthDayText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { type MyInvoice, PayInvoiceMutation, type SandboxCard } from './documents.js';
import classes from './Invoices.module.css';

interface Props {
  invoice: MyInvoice;
  /** Called with what was done. */
  changed: (text: string) => void;
}

/** One invoice or credit note with its lines; one that is open can be paid. */
export function InvoiceItem({ invoice, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const { zone } = network;
  const { id, number, standing, openCents, grossCents, vatCents, corrects, lines } = invoice;
  const money = (cents: number) => moneyText(cents, language);
  const day = (date: string) => monthDayText(`${date}T12:00:00Z`, zone, language);
  const isOpen = standing !== 'PAID' && standing !== 'CREDITED';
  const isLate = standing === 'OVERDUE' || standing === 'PAYMENT_FAILED';

  return (
    <li className={classes['invoice']}>
      <div className={classes['what']}>
        <strong>{number}</strong>
        <Badge variant="light" color={isLate ? 'ochre' : 'river'}>
          {t(`invoices.standing.${standing}`)}
        </Badge>
        <span className={classes['amount']}>{money(standing === 'CREDITED' ? -grossCents : grossCents)}</span>
      </div>
      <p className={classes['muted']}>
        {[
          t('invoices.ofDay', { day: day(invoice.issuedOn) }),
          t('invoices.includingVat', { vat: money(vatCents) }),
          corrects && t('invoices.corrects', { number: corrects }),
          isOpen && t('invoices.due', { day: day(invoice.dueOn) }),
          isOpen && openCents < grossCents && t('invoices.open', { amount: money(openCents) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <details>
        <summary>{t('invoices.lines', { number })}</summary>
        <table className={classes['lines']}>
          <thead>
            <tr>
              <th scope="col">{t('invoices.line')}</th>
              <th scope="col">{t('invoices.where')}</th>
              <th scope="col">{t('invoices.hours')}</th>
              <th scope="col">{t('invoices.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                <td>{line.name}</td>
                <td>{line.place ?? ''}</td>
                <td>{line.minutes === null ? '' : minutesText(line.minutes)}</td>
                <td>{money(line.amountCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p className={classes['files']}>
        <a href={`/${slug}/invoices/${id}.pdf`} aria-label={t('invoices.pdfOf', { number })}>
          {t('invoices.pdf')}
        </a>
        <a href={`/${slug}/invoices/${id}.xml`} aria-label={t('invoices.xmlOf', { number })}>
          {t('invoices.xml')}
        </a>
      </p>
      {isOpen && <Pay id={id} number={number} openCents={openCents} changed={changed} />}
    </li>
  );
}

interface PayProps {
  id: string;
  number: string;
  openCents: number;
  changed: (text: string) => void;
}

function Pay({ id, number, openCents, changed }: PayProps) {
  const { t } = useTranslation();
  const amount = moneyText(openCents, useLanguage());
  const [card, setCard] = useState<SandboxCard>('ACCEPTED');
  const [, pay] = useMutation(PayInvoiceMutation);
  const { act, problem, isBusy } = useAction();
  const cards = Object.entries(t('invoices.cards', { returnObjects: true }));

  async function send() {
    const answer = await act(pay({ id, card }));
    if (answer) changed(t(answer.__typename === 'InvoicePaid' ? 'invoices.paid' : 'invoices.underWay', { number }));
  }

  return (
    <div className={classes['pay']}>
      <NativeSelect
        label={t('invoices.card')}
        description={t('invoices.cardText')}
        value={card}
        data={cards.map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget: { value } }) => setCard(value as SandboxCard)}
      />
      <Button
        radius="xl"
        loading={isBusy}
        aria-label={t('invoices.payOf', { number, amount })}
        onClick={() => void send()}
      >
        {t('invoices.pay', { amount })}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
