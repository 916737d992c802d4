import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Pager } from '../../parts/Pager.js';
import { useAction } from '../../parts/useAction.js';
import { usePaging } from '../../parts/usePaging.js';
import { UnblockMutation } from '../people/documents.js';
import { Problem } from '../sign-in/Problem.js';
import { MyBlocksQuery } from './documents.js';

/** The people whom the member blocked. */
export function MyBlocks() {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const paging = usePaging('', 20, () => heading.current?.focus());
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: MyBlocksQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'network-only',
  });
  const [, unblock] = useMutation(UnblockMutation);
  const { act, problem, isBusy } = useAction();
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const list = error ? undefined : data?.myBlocks;

  async function end(id: string, name: string) {
    if (await act(unblock({ id }), t('people.unblocked', { name }))) refetch();
  }

  return (
    <section id="blocks" aria-labelledby="blocks-title" className={desk['section']}>
      <h2 id="blocks-title" ref={heading} tabIndex={-1} className={desk['heading']}>
        {t('profile.blocks')}
      </h2>
      {error && <FailureNotice error={error} retry={refetch} />}
      {list?.totalCount === 0 && <p className={desk['muted']}>{t('profile.noBlocks')}</p>}
      {list && list.totalCount > 0 && (
        <>
          <ul className={desk['rows']}>
            {list.edges.map(({ node: { id, name } }) => (
              <li key={id} className={desk['row']}>
                <span className={desk['what']}>{name}</span>
                <Button
                  variant="default"
                  size="xs"
                  radius="xl"
                  loading={isBusy}
                  aria-label={t('profile.unblockOf', { name })}
                  onClick={() => void end(id, name)}
                >
                  {t('profile.unblock')}
                </Button>
              </li>
            ))}
          </ul>
          <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
        </>
      )}
      <Problem text={problem} />
    </section>
  );
}
