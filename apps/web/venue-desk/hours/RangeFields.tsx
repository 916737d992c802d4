import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpeningRange, endsNextDay, nextRange } from '../../rules/opening-week.js';
import classes from './Hours.module.css';
import { TimeField } from './TimeField.js';

interface Props {
  /** The day that the ranges are of. */
  name: string;
  ranges: readonly OpeningRange[];
  change: (ranges: OpeningRange[]) => void;
  /** What a day without ranges is called; without it, closed. */
  none?: string | undefined;
  /** Other acts, beside the one that adds a range. */
  children?: ReactNode;
}

/** The opening ranges of one day. */
export function RangeFields({ name, ranges, change, none, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['ranges']}>
      {ranges.length === 0 && <span className={classes['hint']}>{none ?? t('venueHours.closed')}</span>}
      {ranges.map((range, i) => (
        // Ranges have no name of their own: they are told apart by their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className={classes['range']}>
          {(['opens', 'closes'] as const).map((end) => (
            <TimeField
              key={end}
              name={t(`venueHours.${end}`, { name, number: i + 1 })}
              value={range[end]}
              change={(time) => change(ranges.with(i, { ...range, [end]: time }))}
            />
          ))}
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('venueHours.removeRange', { name, number: i + 1 })}
            onClick={() => change(ranges.toSpliced(i, 1))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
          {endsNextDay(range) && <span className={classes['hint']}>{t('venueHours.nextDay')}</span>}
        </div>
      ))}
      <div className={classes['actions']}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          aria-label={t('venueHours.addRangeOf', { name })}
          onClick={() => change([...ranges, nextRange(ranges)])}
        >
          {t('venueHours.addRange')}
        </Button>
        {children}
      </div>
    </div>
  );
}
