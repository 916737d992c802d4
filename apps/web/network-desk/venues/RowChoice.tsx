import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import classes from '../Desk.module.css';
import { NetworkVenuesQuery, type RowToMerge } from './documents.js';

interface Props {
  title: string;
  row: RowToMerge | null;
  choose: (id: string | null) => void;
}

const MOST = 6;

/** Finds one of two rows by its name, or shows the one that was chosen. */
export function RowChoice({ title, row, choose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [{ data }] = useQuery({
    query: NetworkVenuesQuery,
    variables: { text: text.trim(), inState: null, first: MOST, after: null },
    pause: row !== null || text.trim().length < 2,
  });
  const found = data?.networkVenues.edges.map(({ node }) => node).filter(({ state }) => state !== 'ARCHIVED') ?? [];
  return (
    <section aria-label={title} className={classes['panel']}>
      <h2 className={classes['heading']}>{title}</h2>
      {row ? (
        <>
          <strong>{t('mergeVenues.chosen', { name: row.name })}</strong>
          <p className={classes['muted']}>{t('mergeVenues.address', row)}</p>
          <p className={classes['muted']}>{row.ownerName}</p>
          <Button variant="default" size="xs" radius="xl" onClick={() => choose(null)}>
            {t('mergeVenues.other')}
          </Button>
        </>
      ) : (
        <>
          <TextInput
            type="search"
            label={t('mergeVenues.find', { title })}
            maxLength={120}
            value={text}
            className={classes['filter']!}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
          <ul className={classes['rows']}>
            {text.trim().length > 1 &&
              found.map(({ id, name, city }) => (
                <li key={id} className={classes['row']}>
                  <span>
                    {name} · {city}
                  </span>
                  <Button
                    variant="default"
                    size="xs"
                    radius="xl"
                    aria-label={t('mergeVenues.chooseOf', { name })}
                    onClick={() => choose(id)}
                  >
                    {t('mergeVenues.choose')}
                  </Button>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}
