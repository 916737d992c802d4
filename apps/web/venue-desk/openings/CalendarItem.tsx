import { Badge, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { momentText } from '../../rules/when.js';
import { type OutsideCalendar, RemoveOutsideCalendarMutation } from './documents.js';

interface Props {
  calendar: OutsideCalendar;
  zone: string;
  changed: () => void;
}

/** One calendar: when it was read, what went wrong, and the end of it after saying what that frees. */
export function CalendarItem({ calendar, zone, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ fetching }, remove] = useMutation(RemoveOutsideCalendarMutation);
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState('');
  const { id, host, space, readAt, isStale, problem, ownUses, allDayBlocks } = calendar;
  const name = `${host}, ${space.name}`;

  async function end() {
    const { data, error } = await remove({ id });
    const answer = data?.removeOutsideCalendar;
    if (answer?.__typename !== 'OutsideCalendarRemoved')
      return setFailure(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueOpenings.calendarRemoved'));
    changed();
  }

  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <strong>
          {space.name} · {host}
        </strong>{' '}
        {isStale && <Badge color="ochre">{t('venueOpenings.stale')}</Badge>}
        <p className={classes['muted']}>
          {readAt
            ? t('venueOpenings.readAt', { moment: momentText(readAt, zone, language) })
            : t('venueOpenings.notRead')}
          {` · ${t('venueOpenings.readUses', { count: ownUses })}`}
          {!allDayBlocks && ` · ${t('venueOpenings.allDayFree')}`}
        </p>
        {isStale && <p>{t('venueOpenings.staleText')}</p>}
        {problem && (
          <p className={classes['planned']}>
            <IconAlertTriangle size={18} aria-hidden />
            <span>{problem}</span>
          </p>
        )}
        <Problem text={failure} />
      </div>
      {!isAsked && (
        <Button
          variant="default"
          size="xs"
          radius="xl"
          aria-label={t('venueOpenings.removeOf', { name })}
          onClick={() => setAsked(true)}
        >
          {t('venueOpenings.remove')}
        </Button>
      )}
      {isAsked && (
        <div className={classes['effect']}>
          <strong>{t('venueOpenings.removeCalendar', { name })}</strong>
          <p>{t('venueOpenings.removeCalendarText', { count: ownUses })}</p>
          <div className={classes['actions']}>
            <Button variant="outline" radius="xl" loading={fetching} onClick={() => void end()}>
              {t('venueOpenings.removeDo')}
            </Button>
            <Button variant="default" radius="xl" onClick={() => setAsked(false)}>
              {t('venueOpenings.removeNot')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
