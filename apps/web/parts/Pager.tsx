import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Paging } from './usePaging.js';
import classes from './Pager.module.css';

interface Props {
  paging: Paging;
  shown: number;
  total: number;
  endCursor: string | null;
  hasNextPage: boolean;
}

/** Which of how many are shown, and the pages before and after. */
export function Pager({ paging, shown, total, endCursor, hasNextPage }: Props) {
  const { t } = useTranslation();
  if (!hasNextPage && paging.page === 0) return null;
  const from = paging.page * paging.size + 1;
  return (
    <nav className={classes['pager']} aria-label={t('pager.label')}>
      <Button
        variant="default"
        radius="xl"
        disabled={paging.page === 0}
        onClick={paging.back}
        leftSection={<IconArrowLeft size={18} aria-hidden />}
      >
        {t('pager.previous')}
      </Button>
      <span>{t('pager.range', { from, to: from + shown - 1, total })}</span>
      <Button
        variant="default"
        radius="xl"
        disabled={!hasNextPage}
        onClick={() => endCursor && paging.forward(endCursor)}
        rightSection={<IconArrowRight size={18} aria-hidden />}
      >
        {t('pager.next')}
      </Button>
    </nav>
  );
}
