import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../../frame/session.js';
import { useLanguage } from '../../../i18n/useLanguage.js';
import { TimeLeft } from '../../../parts/TimeLeft.js';
import type { DayPart } from '../../../rules/agenda-week.js';
import { hoursText } from '../../../rules/when.js';
import type { AgendaEntry } from './documents.js';
import { TONES } from './tones.js';
import { WAITS, weekAddress } from './week-address.js';
import colours from './Tones.module.css';
import classes from './Week.module.css';

/** One entry of a day: its time, what it is and its state, in words, colour and pattern. */
export function WeekEntry({ part, day }: { part: DayPart<AgendaEntry>; day: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const [params] = useSearchParams();
  const { entry, top, rows, lane, lanes } = part;
  const { id, kind, state, start, end, zone, title, venueName, code, until } = entry;
  const show = code ?? WAITS;
  const isShown = params.get('show') === show;
  // A hold is above the week already, with its countdown.
  const isSelectable = kind !== 'HOLD' && !isShown;
  const to = kind === 'SESSION' ? `/${slug}/sessions/${id}` : weekAddress(params, isSelectable ? show : undefined);
  const place = { '--top': top, '--span': rows, '--lane': lane, '--lanes': lanes } as CSSProperties;
  const isKept = until !== null && (state === 'HELD' || state === 'OFFERED');
  return (
    <li
      className={`${classes['entry']} ${colours['tone']}`}
      data-tone={TONES[state]}
      data-short={rows < 1.2}
      style={place}
    >
      <Link to={to} preventScrollReset data-day={day} aria-current={isShown ? 'true' : undefined}>
        <span className={classes['time']}>{hoursText(start, end, zone, language)}</span>{' '}
        <strong className={classes['what']}>{title}</strong>{' '}
        <span className={classes['state']}>
          {t(kind === 'SESSION' && state === 'CONFIRMED' ? 'week.placeTaken' : `agendaState.${state}`)}
          {isKept && (
            <>
              {' '}
              <TimeLeft until={until} over={t('week.over')} />
            </>
          )}
        </span>{' '}
        <span className={classes['where']}>{venueName}</span>
      </Link>
    </li>
  );
}
