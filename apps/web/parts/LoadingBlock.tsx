import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Holds the place of a list while it loads, and says so to screen readers. */
export function LoadingBlock({ height }: { height: number }) {
  const { t } = useTranslation();
  return (
    <output>
      <span className="visually-hidden">{t('shell.loading')}</span>
      <Skeleton h={height} radius="lg" />
    </output>
  );
}
