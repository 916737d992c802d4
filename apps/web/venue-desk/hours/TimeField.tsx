import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedTime } from '../../rules/typed-time.js';

interface Props {
  name: string;
  /** Such as `09:00`; empty when there is none. */
  value: string;
  change: (time: string) => void;
}

/** A time on the 24-hour clock, whatever the settings of the browser, typed in any usual way. */
export function TimeField({ name, value, change }: Props) {
  const { t } = useTranslation();
  /** What is being typed; undefined once it is a time. */
  const [text, setText] = useState<string>();
  const [isLeft, setLeft] = useState(true);
  const isWrong = text !== undefined && typedTime(text) === null;
  return (
    <TextInput
      aria-label={name}
      inputMode="numeric"
      required
      maxLength={7}
      placeholder="09:00"
      error={isLeft && isWrong && t('venueHours.badTime')}
      value={text ?? value}
      onFocus={() => setLeft(false)}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        change(typedTime(currentTarget.value) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (!isWrong) setText(undefined);
      }}
    />
  );
}
