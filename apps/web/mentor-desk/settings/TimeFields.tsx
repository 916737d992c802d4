import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesText } from '../../rules/when.js';
import type { MentoringInput } from '../documents.js';
import classes from './MentorSettings.module.css';

interface Props {
  draft: MentoringInput;
  change: (part: Partial<MentoringInput>) => void;
}

const SESSIONS = Array.from({ length: 11 }, (_, i) => 30 + 15 * i);

/** Whether a mentor is asked first, and how much time they give. */
export function TimeFields({ draft, change }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className={classes['group']}>
        <legend>{t('mentorSettings.how')}</legend>
        <Radio
          name="instant"
          label={t('mentorSettings.onRequest')}
          description={t('mentorSettings.onRequestHelp')}
          checked={!draft.isInstant}
          onChange={() => change({ isInstant: false })}
        />
        <Radio
          name="instant"
          label={t('mentorSettings.instant')}
          description={t('mentorSettings.instantHelp')}
          checked={draft.isInstant}
          onChange={() => change({ isInstant: true })}
        />
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{t('mentorSettings.time')}</legend>
        <div className={classes['times']}>
          <NativeSelect
            label={t('mentorSettings.session')}
            value={String(draft.sessionMinutes)}
            data={SESSIONS.map((minutes) => ({ value: String(minutes), label: minutesText(minutes) }))}
            onChange={({ currentTarget: { value } }) => change({ sessionMinutes: Number(value) })}
          />
          <Hours
            label={t('mentorSettings.week')}
            minutes={draft.weekMinutes}
            most={50}
            change={(weekMinutes) => change({ weekMinutes })}
          />
          <Hours
            label={t('mentorSettings.month')}
            minutes={draft.monthMinutes}
            most={200}
            change={(monthMinutes) => change({ monthMinutes })}
          />
          <TextInput
            type="number"
            inputMode="numeric"
            label={t('mentorSettings.founders')}
            required
            withAsterisk={false}
            min={0}
            max={100}
            value={String(draft.newFoundersAMonth)}
            onChange={({ currentTarget: { value } }) => change({ newFoundersAMonth: Math.round(Number(value)) })}
          />
        </div>
      </fieldset>
    </>
  );
}

interface HoursProps {
  label: string;
  minutes: number;
  /** In hours. */
  most: number;
  change: (minutes: number) => void;
}

/** Minutes, written as hours. */
function Hours({ label, minutes, most, change }: HoursProps) {
  const [text, setText] = useState(() => String(minutes / 60));
  return (
    <TextInput
      type="number"
      inputMode="decimal"
      label={label}
      required
      withAsterisk={false}
      min={0.5}
      max={most}
      step={0.5}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        change(Math.round(Number(value) * 60));
      }}
    />
  );
}
