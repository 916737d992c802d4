import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../frame/session.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { layOutWeek } from '../../../rules/agenda-week.js';
import { dayText, openingText } from '../../../rules/when.js';
import type { AgendaEntry } from './documents.js';
import { WeekEntry } from './WeekEntry.js';
import classes from './Week.module.css';

interface Props {
  entries: readonly AgendaEntry[];
  dates: string[];
  today: string;
}

const ARROWS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** A week as a grid of hours; on a phone, as a list of days. Both are the same list to a screen reader. */
export function WeekGrid({ entries, dates, today }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const list = useRef<HTMLOListElement>(null);
  const { hours, days } = layOutWeek(dates, entries, network.zone);
  const dayName = (date: string) => dayText(`${date}T12:00:00Z`, 'UTC', language);

  /** The arrows go from entry to entry, and to the next day that has one. */
  function move(event: KeyboardEvent) {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a[data-day]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const current = links[at];
    if (!current) return;
    const day = Number(current.dataset['day']);
    const step = ARROWS[event.key];
    const next =
      step !== undefined
        ? links[at + step]
        : event.key === 'ArrowRight'
          ? links.find((link) => Number(link.dataset['day']) > day)
          : event.key === 'ArrowLeft'
            ? links.findLast((link) => Number(link.dataset['day']) < day)
            : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div className={classes['week']} style={{ '--rows': hours.length } as CSSProperties}>
      <div className={classes['hours']} aria-hidden>
        {hours.map(({ hour, again }) => (
          <span key={`${hour} ${again}`}>
            {openingText(`${String(hour).padStart(2, '0')}:00`, language)}
            {again && <small>{t('week.again')}</small>}
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between the links inside */}
      <ol className={classes['days']} ref={list} onKeyDown={move}>
        {days.map(({ date, parts }, day) => (
          <li key={date} className={classes['day']} aria-current={date === today ? 'date' : undefined}>
            <h3 className={classes['dayName']}>
              {dayName(date)}
              {date === today && <span className={classes['todayMark']}> {t('week.isToday')}</span>}
            </h3>
            {parts.length === 0 && <p className={classes['nothing']}>{t('week.nothing')}</p>}
            <ul className={classes['entries']}>
              {parts.map((part) => (
                <WeekEntry key={part.entry.id} part={part} day={day} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
