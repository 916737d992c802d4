import { type CSSProperties, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../../i18n/useLanguage.js';
import { type Bar, type DayWindow, barsOf, dayWindows, hoursOf } from '../../rules/planning-day.js';
import { dayText, hoursText, openingText } from '../../rules/when.js';
import type { VenueSpace } from '../useVenueSpaces.js';
import type { PlanningEntry } from './documents.js';
import classes from './Planning.module.css';
import { useBookingDrag } from './useBookingDrag.js';

interface Props {
  spaces: readonly VenueSpace[];
  entries: readonly PlanningEntry[];
  dates: readonly string[];
  zone: string;
  isWeek: boolean;
}

/** The spaces as rows, with a track of hours for each day. A closure of the venue is in every row. */
export function PlanningGrid({ spaces, entries, dates, zone, isWeek }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const windows = dayWindows(dates, entries, zone);
  const bySpace = Map.groupBy(entries, ({ spaceId }) => spaceId);
  const ofVenue = bySpace.get(null) ?? [];
  const dayName = (date: string) => dayText(`${date}T12:00:00Z`, 'UTC', language);
  const show = params.get('show');
  const address = `${isWeek ? 'view=week&' : ''}day=${dates[0]}`;

  const drag = useBookingDrag(address);

  /** One listener for all bars: a link with its own for each of thousands would slow the page down. */
  function open(event: MouseEvent) {
    const link = (event.target as Element).closest('a[data-kind]');
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain) return;
    event.preventDefault();
    void navigate(link.getAttribute('href')!, { preventScrollReset: true });
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it */}
      <section className={classes['scroll']} tabIndex={0} aria-label={t('planning.title')}>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- its links are clicked, and Enter clicks them too */}
        <table className={classes['table']} data-week={isWeek} onClick={open} {...drag}>
          <thead>
            <tr>
              <th scope="col" className={classes['corner']}>
                {t('planning.space')}
              </th>
              {windows.map((day) => (
                <th key={day.date} scope="col">
                  {isWeek ? dayName(day.date) : <Hours day={day} zone={zone} label={dayName(day.date)} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spaces.map((space) => (
              <tr key={space.id}>
                <th scope="row">{space.name}</th>
                {windows.map((day) => (
                  <Track
                    key={day.date}
                    spaceId={space.id}
                    from={day.from}
                    until={day.until}
                    bars={barsOf(day, [...(bySpace.get(space.id) ?? []), ...ofVenue])}
                    address={address}
                    show={show}
                    zone={zone}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={classes['legend']} aria-label={t('planning.legend')}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={classes['swatch']} data-kind={kind} aria-hidden />
            {t(`planning.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

const KINDS = ['BOOKING', 'REQUEST', 'HOLD', 'OWN_USE', 'SESSION', 'CLOSURE'] as const;

function Hours({ day, zone, label }: { day: DayWindow; zone: string; label: string }) {
  const language = useLanguage();
  const hours = hoursOf(day, zone);
  return (
    <span className={classes['hours']}>
      <span className="visually-hidden">{label}</span>
      {hours.map(({ time, left }) => (
        <span key={left} aria-hidden style={{ left: `${left}%` }}>
          {openingText(time, language)}
        </span>
      ))}
    </span>
  );
}

interface TrackProps {
  spaceId: string;
  from: number;
  until: number;
  bars: Bar<PlanningEntry>[];
  address: string;
  show: string | null;
  zone: string;
}

const Track = memo(function Track({ spaceId, from, until, bars, address, show, zone }: TrackProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  return (
    <td className={classes['cell']} data-space={spaceId} data-from={from} data-until={until}>
      <ul className={classes['track']} style={{ '--lanes': lanes } as CSSProperties}>
        {bars.map(({ entry, left, width, lane }) => {
          const { id, kind, state, start, end, title } = entry;
          const when = hoursText(start, end, zone, language);
          const what = [t(`planning.kind.${kind}`), state && t(`planning.state.${state}`)].filter(Boolean).join(', ');
          const text = [when, title || what, title && what].filter(Boolean).join(' · ');
          return (
            <li key={id} style={{ '--left': left, '--width': width, '--lane': lane } as CSSProperties}>
              <a
                href={`?${address}&show=${id}`}
                data-kind={kind}
                data-id={id}
                data-movable={kind === 'BOOKING' && state === 'CONFIRMED'}
                data-over={state === 'COMPLETED' || state === 'NO_SHOW'}
                aria-current={show === id ? 'true' : undefined}
                aria-label={text}
                title={text}
              >
                {title || t(`planning.kind.${kind}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </td>
  );
});
