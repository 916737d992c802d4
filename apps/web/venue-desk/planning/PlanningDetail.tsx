import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { movedTimeFrom } from '../../rules/planning-drop.js';
import { instantOf, spanText } from '../../rules/when.js';
import { useVenueOfDesk } from '../useVenueOfDesk.js';
import type { VenueSpace } from '../useVenueSpaces.js';
import type { PlanningEntry } from './documents.js';
import { MoveForm } from './MoveForm.js';
import classes from './Planning.module.css';

interface Props {
  entry: PlanningEntry;
  spaces: readonly VenueSpace[];
  zone: string;
  refetch: () => void;
}

/** What was chosen in the planning, and the page on which the staff act on it. */
export function PlanningDetail({ entry, spaces, zone, refetch }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const desk = useVenueOfDesk();
  const [params, setParams] = useSearchParams();
  const panel = useRef<HTMLElement>(null);
  const { kind, state, start, end, title, code, seats, note, spaceId } = entry;
  const space = spaces.find(({ id }) => id === spaceId)?.name ?? t('planning.wholeVenue');
  const base = `/${slug}/venues/${desk.slug}/manage`;
  const act = {
    BOOKING: { to: base, text: t('planning.toArrivals') },
    REQUEST: { to: `${base}/requests`, text: t('planning.toRequests') },
    OWN_USE: { to: `${base}/openings`, text: t('planning.toOwnUses') },
    SESSION: { to: `${base}/certificates/sessions`, text: t('planning.toSessions') },
    CLOSURE: { to: `${base}/hours`, text: t('planning.toHours') },
    HOLD: null,
  }[kind];
  const close = new URLSearchParams(params);
  for (const name of ['show', 'space', 'start']) close.delete(name);
  const isMovable = kind === 'BOOKING' && state === 'CONFIRMED' && spaceId !== null;
  const isMoving = isMovable && params.has('start');
  function moveTo(to: { spaceId: string; start: string }) {
    const next = new URLSearchParams(params);
    next.set('space', to.spaceId);
    next.set('start', to.start);
    setParams(next, { preventScrollReset: true });
  }
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="planning-chosen" className={classes['detail']}>
      <h2 id="planning-chosen" className={classes['period']}>
        {title || t(`planning.kind.${kind}`)}
      </h2>
      <p>
        <strong>{spanText(start, end, zone, language)}</strong> · {space}
        {seats !== null && seats > 1 && ` · ${t('planning.seats', { count: seats })}`}
      </p>
      <p>
        {t(`planning.kind.${kind}`)}
        {state && ` · ${t(`planning.state.${state}`)}`}
        {code && ` · ${t('planning.code', { code })}`}
      </p>
      {note && <p>{t('planning.note', { note })}</p>}
      {kind === 'HOLD' && <p>{t('planning.holdMeaning')}</p>}
      {isMoving && (
        <MoveForm
          venueId={desk.id}
          entry={entry}
          spaces={spaces}
          zone={zone}
          wanted={movedTimeFrom({ space: params.get('space'), start: params.get('start') }, { spaceId, start }, zone)}
          change={({ spaceId: to, date, time }) => moveTo({ spaceId: to, start: instantOf(date, time, zone) })}
          moved={() => {
            setParams(close, { preventScrollReset: true });
            refetch();
          }}
        />
      )}
      <div className={classes['steps']}>
        {isMovable && !isMoving && (
          <Button variant="default" radius="xl" onClick={() => moveTo({ spaceId, start })}>
            {t('planning.move.open')}
          </Button>
        )}
        {act && (
          <Button component={Link} to={act.to} variant={isMoving ? 'default' : 'filled'} radius="xl">
            {act.text}
          </Button>
        )}
        <Button component={Link} to={`?${close.toString()}`} preventScrollReset variant="subtle" radius="xl">
          {t('planning.close')}
        </Button>
      </div>
    </section>
  );
}
