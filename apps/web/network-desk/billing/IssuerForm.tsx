import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import desk from '../Desk.module.css';
import { type MonthCloseData, SetInvoiceIssuerMutation } from './documents.js';

interface Props {
  issuer: MonthCloseData['invoiceIssuer'];
  /** Called with what was done. */
  saved: (text: string) => void;
}

const FIELDS = { legalName: 200, siren: 9, street: 200, postcode: 20, city: 120 } as const;
type Field = keyof typeof FIELDS;
const EMPTY: Record<Field, string> = { legalName: '', siren: '', street: '', postcode: '', city: '' };

/** Who sells the pass. Without it no invoice can be written. */
export function IssuerForm({ issuer, saved }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState(EMPTY);
  const [, save] = useMutation(SetInvoiceIssuerMutation);
  const { act, problem, isBusy } = useAction(t('monthClose.badIssuer'));

  async function send(event: FormEvent) {
    event.preventDefault();
    const input = { ...values, regime: 'STANDARD', vatOnDebits: false } as const;
    if (await act(save({ input }))) saved(t('monthClose.saved'));
  }

  return (
    <section className={desk['panel']} aria-labelledby="issuer">
      <h2 id="issuer" className={desk['heading']}>
        {t('monthClose.issuer')}
      </h2>
      {issuer && <p>{t('monthClose.issuerIs', { name: issuer.legalName, siren: issuer.siren })}</p>}
      {!issuer && (
        <form onSubmit={(event) => void send(event)}>
          <p>{t('monthClose.issuerNone')}</p>
          <div className={desk['filters']}>
            {(Object.keys(FIELDS) as Field[]).map((field) => (
              <TextInput
                key={field}
                label={t(`monthClose.${field}`)}
                maxLength={FIELDS[field]}
                required
                value={values[field]}
                onChange={({ currentTarget: { value } }) => setValues({ ...values, [field]: value })}
              />
            ))}
          </div>
          <Button type="submit" radius="xl" loading={isBusy}>
            {t('monthClose.save')}
          </Button>
          <Problem text={problem} />
        </form>
      )}
    </section>
  );
}
