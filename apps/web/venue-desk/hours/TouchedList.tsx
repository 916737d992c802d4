import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countDecisions, decideAll } from '../../rules/hours-decisions.js';
import type { TouchedBooking } from './documents.js';
import hours from './Hours.module.css';
import classes from './Touched.module.css';
import { TouchedItem } from './TouchedItem.js';
import type { HoursEdit } from './useHoursChange.js';

interface Props {
  edit: HoursEdit;
  touched: readonly TouchedBooking[];
  zone: string;
}

const KINDS = ['KEEP', 'MOVE', 'CANCEL'] as const;

/** The bookings that a change leaves outside opening hours. Each needs a decision; one button decides for all. */
export function TouchedList({ edit: { decisions, setDecisions, listRound }, touched, zone }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (listRound > 0) heading.current?.focus();
  }, [listRound]);
  const counts = countDecisions(decisions, touched);
  return (
    <section aria-labelledby="touched" className={classes['touchedList']}>
      <h3 id="touched" ref={heading} tabIndex={-1} className={hours['heading']}>
        {t('venueHours.touched', { count: touched.length })}
      </h3>
      <p>{t('venueHours.touchedHelp')}</p>
      {touched.length > 1 && (
        <fieldset className={classes['sameForAll']}>
          <legend>{t('venueHours.sameForAll')}</legend>
          {KINDS.filter((kind) => touched.some(({ options }) => options.includes(kind))).map((kind) => (
            <Button
              key={kind}
              type="button"
              variant="default"
              size="xs"
              radius="xl"
              onClick={() => setDecisions(decideAll(decisions, touched, kind))}
            >
              {t(`venueHours.decideAll.${kind}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {touched.map((booking) => (
        <TouchedItem
          key={booking.code}
          booking={booking}
          zone={zone}
          decisions={decisions}
          setDecisions={setDecisions}
        />
      ))}
      <ul aria-live="polite">
        {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <li key={kind}>{t(`venueHours.consequence.${kind}`, { count: counts[kind] })}</li>
        ))}
        {counts.open > 0 && <li>{t('venueHours.undecided', { count: counts.open })}</li>}
      </ul>
    </section>
  );
}
