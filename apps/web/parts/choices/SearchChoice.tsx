import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Choice.module.css';

interface Props {
  label: string;
  help?: string;
  text: string;
  setText: (text: string) => void;
  /** What the text found; undefined while it is searched for. */
  found: readonly { key: string; label: string }[] | undefined;
  onPick: (key: string) => void;
  disabled?: boolean;
}

/** A search whose results are buttons: each adds one thing to a list. */
export function SearchChoice({ label, help, text, setText, found, onPick, disabled = false }: Props) {
  const { t } = useTranslation();
  const isAsked = text.trim().length > 1;
  return (
    <div className={classes['choice']}>
      <TextInput
        type="search"
        label={label}
        description={help}
        maxLength={120}
        autoComplete="off"
        disabled={disabled}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        // Enter picks the first one, and does not send the form around it.
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (found?.[0]) onPick(found[0].key);
        }}
      />
      {isAsked && found && found.length > 0 && (
        <ul className={classes['found']}>
          {found.map((one) => (
            <li key={one.key}>
              <Button
                variant="default"
                size="xs"
                radius="xl"
                leftSection={<IconPlus size={14} aria-hidden />}
                aria-label={t('choice.add', { label: one.label })}
                onClick={() => onPick(one.key)}
              >
                {one.label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <output className={isAsked && found?.length === 0 ? undefined : 'visually-hidden'}>
        {isAsked && found ? t('choice.found', { count: found.length }) : ''}
      </output>
    </div>
  );
}
