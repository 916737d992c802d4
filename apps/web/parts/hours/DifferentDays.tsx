import { Button } from '@mantine/core';
import { useId } from 'react';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText, instantOf, openingText } from '../../rules/when.js';

interface Range {
  date: string;
  opens: string | null;
  closes: string | null;
}
interface Props {
  /** The time zone of the hours. */
  zone: string;
  /** Without times where nothing is open on that date. */
  days: readonly Range[];
  texts: {
    title: string;
    noDay: string;
    /** Of a day without hours. */
    closed: string;
    usual: string;
    usualOf: (day: string) => string;
  };
  isBusy?: boolean;
  /** Called with the date whose usual hours are wanted again. */
  onUsual: (date: string) => void;
}

/** The days whose hours differ from those of the week. */
export function DifferentDays({ zone, days, texts, isBusy = false, onUsual }: Props) {
  const id = useId();
  const language = useLanguage();
  const dash = language === 'fr' ? ' – ' : '–';
  const dates = Map.groupBy(days, ({ date }) => date);
  return (
    <section aria-labelledby={id} className={desk['section']}>
      <h2 id={id} className={desk['heading']}>
        {texts.title}
      </h2>
      {dates.size === 0 && <p className={desk['muted']}>{texts.noDay}</p>}
      <ul className={desk['rows']}>
        {[...dates].map(([date, ranges]) => {
          const day = dayText(instantOf(date, '12:00', zone), zone, language);
          const hours = ranges.flatMap(({ opens, closes }) =>
            opens && closes ? [openingText(opens, language) + dash + openingText(closes, language)] : [],
          );
          return (
            <li key={date} className={desk['row']}>
              <div className={desk['what']}>
                <strong>{day}</strong>
                <p className={desk['muted']}>{hours.join(', ') || texts.closed}</p>
              </div>
              <Button
                variant="default"
                size="xs"
                radius="xl"
                disabled={isBusy}
                aria-label={texts.usualOf(day)}
                onClick={() => onUsual(date)}
              >
                {texts.usual}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
