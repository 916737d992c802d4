import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { mondayOf } from '../../../rules/agenda-week.js';
import { dateAfter, dayText } from '../../../rules/when.js';
import classes from './Week.module.css';

interface Props {
  monday: string;
  today: string;
  dates: readonly string[];
}

/** Which week it is, and the ways to the weeks around it. */
export function WeekBar({ monday, today, dates }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = (date: string) => dayText(`${date}T12:00:00Z`, 'UTC', language);
  const to = (date: string) => `?view=week&from=${date}`;
  const isThisWeek = monday === mondayOf(today);
  return (
    <div className={classes['weekBar']}>
      <h2 className={classes['weekTitle']} aria-live="polite">
        {t('week.title', { from: text(dates[0]!), until: text(dates[6]!) })}
      </h2>
      <nav aria-label={t('week.weeks')} className={classes['steps']}>
        <Button
          component={Link}
          to={to(dateAfter(monday, -7))}
          variant="default"
          radius="xl"
          aria-label={t('week.previous')}
        >
          <IconChevronLeft size={20} aria-hidden />
        </Button>
        <Button
          component={Link}
          to={to(mondayOf(today))}
          variant="default"
          radius="xl"
          aria-current={isThisWeek ? 'date' : undefined}
        >
          {t('week.today')}
        </Button>
        <Button
          component={Link}
          to={to(dateAfter(monday, 7))}
          variant="default"
          radius="xl"
          aria-label={t('week.next')}
        >
          <IconChevronRight size={20} aria-hidden />
        </Button>
      </nav>
    </div>
  );
}
