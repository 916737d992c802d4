import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CardSkeletons } from './CardSkeletons.js';
import classes from './Page.module.css';

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes['page']} aria-busy="true">
      <span className="visually-hidden">{t('shell.loading')}</span>
      <Skeleton h={40} w="min(20rem, 70%)" mb="xl" />
      <CardSkeletons count={3} />
    </div>
  );
}
