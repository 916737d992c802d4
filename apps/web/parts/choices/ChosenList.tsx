import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Choice.module.css';

interface Props {
  label: string;
  chosen: readonly { key: string; label: string }[];
  remove: (key: string) => void;
  /** What else a chosen thing has, such as a level. */
  more?: (key: string) => ReactNode;
}

/** What was chosen, each with a button that removes it. */
export function ChosenList({ label, chosen, remove, more }: Props) {
  const { t } = useTranslation();
  if (chosen.length === 0) return null;
  return (
    <ul className={classes['chosen']} aria-label={label}>
      {chosen.map((one) => (
        <li key={one.key}>
          {one.label}
          {more?.(one.key)}
          <CloseButton
            size="sm"
            aria-label={t('choice.remove', { label: one.label })}
            onClick={() => remove(one.key)}
          />
        </li>
      ))}
    </ul>
  );
}
