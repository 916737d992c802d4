import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldInput } from '../../rules/setting-value.js';
import classes from '../Desk.module.css';
import type { SettingParts } from './documents.js';

interface Props {
  field: SettingParts['fields'][number];
  unit: SettingParts['unit'];
  input: FieldInput;
  isAtFault: boolean;
  change: (input: FieldInput) => void;
}

/** The control of one field, by its kind. */
export function FieldOf({ field, unit, input, isAtFault, change }: Props) {
  const { t } = useTranslation();
  const { kind, label: name, minimum, maximum, choices, columns } = field;
  const unitName = unit && kind !== 'TIME' ? t(`settings.unit.${unit}`) : '';
  const label = [name || t('settings.value'), unitName && `(${unitName})`].filter(Boolean).join(' ');
  const error = isAtFault ? t('settings.atFault') : undefined;

  if (typeof input !== 'string') {
    const edit = (row: number, column: number, value: string) =>
      change(input.with(row, input[row]!.with(column, value)));
    return (
      <fieldset className={classes['fieldset']}>
        <legend>{name}</legend>
        {input.map((row, r) => (
          // Rows have no name of their own: their key is their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={r} className={classes['inRow']}>
            {columns.map((column, c) => (
              <TextInput
                key={column.path.join('.')}
                label={column.label}
                inputMode="numeric"
                required
                withAsterisk={false}
                error={error}
                value={row[c] ?? ''}
                onChange={({ currentTarget: { value } }) => edit(r, c, value)}
              />
            ))}
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('settings.removeRow', { number: r + 1, name })}
              onClick={() => change(input.toSpliced(r, 1))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change([...input, columns.map(() => '')])}
        >
          {t('settings.addRow', { name })}
        </Button>
      </fieldset>
    );
  }
  if (kind === 'CHOICE')
    return (
      <NativeSelect
        label={label}
        value={input}
        error={error}
        data={[...choices]}
        onChange={({ currentTarget: { value } }) => change(value)}
      />
    );
  const bounds =
    minimum !== null && maximum !== null && kind !== 'TIME' ? t('settings.bounds', { minimum, maximum }) : undefined;
  return (
    <TextInput
      label={label}
      type={kind === 'TIME' ? 'time' : 'text'}
      inputMode={kind === 'NUMBER' ? 'decimal' : 'text'}
      description={kind === 'NUMBERS' ? t('settings.numbers') : bounds}
      required={kind !== 'NUMBERS'}
      withAsterisk={false}
      error={error}
      value={input}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  );
}
