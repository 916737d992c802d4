import { type Locale, type Setting as Declared, type SettingValueRow, make } from '#libs/platform';
import { type FormField, settingForm } from '../rules/setting-form.js';
import { Setting, SettingField, SettingValue } from './settings.types.js';

const MOST_VALUES = 50;

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** The rows of one setting, seen from an instant; the latest first. */
export function valuesAt(rows: readonly SettingValueRow[], now: Temporal.Instant) {
  return {
    planned: rows.find(({ from }) => from !== null && isBefore(now, from)),
    current: rows.find(
      ({ from, until }) => (from === null || !isBefore(now, from)) && (until === null || isBefore(now, until)),
    ),
  };
}

function fieldView({ parts }: Declared<unknown>, { path, columns, choices, ...field }: FormField, locale: Locale) {
  const label = (of: FormField['path']) => of.map((part) => parts?.[part]?.[locale] ?? part).join(', ');
  const view = (one: Omit<FormField, 'columns' | 'choices'>, own: SettingField[], all: readonly string[]) =>
    make(SettingField, { ...one, path: [...one.path], label: label(one.path), choices: [...all], columns: own });
  const inRow = columns.map((column) => view(column, [], column.choices));
  return view({ path, ...field }, inRow, choices);
}

/** A setting as the page shows it. */
export function settingView(
  declared: Declared<unknown>,
  rows: readonly SettingValueRow[],
  { now, locale, names }: { now: Temporal.Instant; locale: Locale; names: ReadonlyMap<string, string> },
): Setting {
  const value = ({ id, value: stored, from, until, changedAt }: SettingValueRow) =>
    make(SettingValue, { value: JSON.stringify(stored), from, until, changedAt, changedBy: names.get(id) ?? null });
  const { current, planned } = valuesAt(rows, now);
  const defaultValue = JSON.stringify(declared.initial);
  const untilChanged = { value: defaultValue, from: null, changedAt: null, changedBy: null };
  return make(Setting, {
    key: declared.key,
    title: declared.title[locale],
    meaning: declared.meaning[locale],
    unit: declared.unit,
    fields: settingForm(declared.schema).map((field) => fieldView(declared, field, locale)),
    defaultValue,
    current: current ? value(current) : make(SettingValue, { ...untilChanged, until: planned?.from ?? null }),
    planned: planned ? value(planned) : null,
    history: rows.slice(0, MOST_VALUES).map(value),
  });
}
