import { NativeSelect } from '@mantine/core';
import { useLanguage } from '../i18n/useLanguage.js';
import { openingText } from '../rules/when.js';

interface Props {
  label: string;
  /** `14:00`, or empty when nothing is chosen yet. */
  value: string;
  onChange: (time: string) => void;
}

const QUARTERS = Array.from({ length: 96 }, (_, i) => {
  const [hours, minutes] = [Math.floor(i / 4), (i % 4) * 15];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
});

/** A time of day on the quarter of an hour, on the 24-hour clock whatever the browser's habits. */
export function TimeSelect({ label, value, onChange }: Props) {
  const language = useLanguage();
  const times = QUARTERS.includes(value) ? QUARTERS : [value, ...QUARTERS];
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={times.map((time) => ({ value: time, label: time && openingText(time, language) }))}
    />
  );
}
