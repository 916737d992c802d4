import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dateAfter, dayText } from '../../rules/when.js';
import classes from './Planning.module.css';

interface Props {
  dates: readonly string[];
  today: string;
  isWeek: boolean;
}

/** Which day or week it is, and the ways to those around it. */
export function PlanningBar({ dates, today, isWeek }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const text = (date: string) => dayText(`${date}T12:00:00Z`, 'UTC', language);
  const to = (day: string, week = isWeek) => `?${week ? 'view=week&' : ''}day=${day}`;
  return (
    <div className={classes['planningBar']}>
      <h2 className={classes['period']} aria-live="polite">
        {isWeek ? t('planning.week', { from: text(first), until: text(last) }) : text(first)}
      </h2>
      <nav aria-label={t('planning.view')} className={classes['views']}>
        <Link to={to(first, false)} aria-current={isWeek ? undefined : 'page'}>
          {t('planning.byDay')}
        </Link>
        <Link to={to(first, true)} aria-current={isWeek ? 'page' : undefined}>
          {t('planning.byWeek')}
        </Link>
      </nav>
      <nav aria-label={t('planning.period')} className={classes['steps']}>
        <Button
          component={Link}
          to={to(dateAfter(first, -dates.length))}
          variant="default"
          radius="xl"
          aria-label={t(isWeek ? 'planning.weekBefore' : 'planning.dayBefore')}
        >
          <IconChevronLeft size={20} aria-hidden />
        </Button>
        <Button component={Link} to={to(today)} variant="default" radius="xl">
          {t('planning.today')}
        </Button>
        <Button
          component={Link}
          to={to(dateAfter(first, dates.length))}
          variant="default"
          radius="xl"
          aria-label={t(isWeek ? 'planning.weekAfter' : 'planning.dayAfter')}
        >
          <IconChevronRight size={20} aria-hidden />
        </Button>
        {!isWeek && (
          <Button
            variant="subtle"
            radius="xl"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('planning.print')}
          </Button>
        )}
      </nav>
    </div>
  );
}
