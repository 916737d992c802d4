import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { type FieldInput, inputOf, valueOfInputs } from '../../rules/setting-value.js';
import { dateAfter, instantOf, wallClock } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { ChangeSettingMutation, PreviewSettingQuery, type SettingDetail, type SettingPreview } from './documents.js';
import { Effect } from './Effect.js';
import { FieldOf } from './FieldOf.js';

const MOST_DAYS_AHEAD = 729;

/** Changes a setting in two steps: the new value and its date, then what it touches, then the change. */
export function SettingForm({ setting, changed }: { setting: SettingDetail; changed: () => void }) {
  const { t } = useTranslation();
  const { network } = useSession();
  const client = useClient();
  const { key, fields, current } = setting;
  const [start] = useState<FieldInput[]>(() => fields.map((field) => inputOf(field, current.value)));
  const [inputs, setInputs] = useState(start);
  const [date, setDate] = useState('');
  const [problem, setProblem] = useState<{ text: string; path: string[] }>();
  const [preview, setPreview] = useState<SettingPreview>();
  const [{ fetching }, change] = useMutation(ChangeSettingMutation);
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);
  // A change that is planned for a later day leaves the form as it is.
  const [isSaved, setSaved] = useState(false);
  useUnsavedChanges(!isSaved && (date !== '' || JSON.stringify(inputs) !== JSON.stringify(start)));
  const wish = () => ({
    key,
    value: valueOfInputs(fields, inputs),
    from: date ? instantOf(date, '00:00', network.zone) : null,
  });
  const edit = (apply: () => void) => {
    apply();
    setSaved(false);
    setPreview(undefined);
    setProblem(undefined);
  };

  async function look(event: FormEvent) {
    event.preventDefault();
    const { data, error } = await client.query(PreviewSettingQuery, wish(), { requestPolicy: 'network-only' });
    const answer = data?.previewSetting;
    if (answer?.__typename === 'SettingPreview') {
      setProblem(undefined);
      setPreview(answer);
    } else if (answer) setProblem({ text: answer.message, path: answer.path });
    else setProblem({ text: t(`failure.${error ? failureKind(error) : 'broken'}.text`), path: [] });
  }

  async function save() {
    const { data, error } = await change(wish());
    const answer = data?.changeSetting;
    if (answer?.__typename === 'SettingChanged') {
      announce(t('settings.saved'));
      setSaved(true);
      changed();
    } else if (answer) setProblem({ text: answer.message, path: answer.path });
    else setProblem({ text: t(`failure.${error ? failureKind(error) : 'broken'}.text`), path: [] });
  }

  return (
    <section aria-labelledby="change" className={classes['panel']}>
      <h2 id="change" className={classes['heading']}>
        {t('settings.change')}
      </h2>
      <form className={classes['form']} onSubmit={(event) => void look(event)}>
        {fields.map((field, i) => (
          <FieldOf
            key={field.path.join('.')}
            field={field}
            unit={setting.unit}
            input={inputs[i]!}
            isAtFault={
              problem !== undefined &&
              problem.path.join('.').startsWith(field.path.join('.')) &&
              problem.path.length > 0
            }
            change={(input) => edit(() => setInputs(inputs.with(i, input)))}
          />
        ))}
        <TextInput
          type="date"
          label={t('settings.fromDay')}
          description={t('settings.fromHelp')}
          min={dateAfter(today, 1)}
          max={dateAfter(today, MOST_DAYS_AHEAD)}
          value={date}
          onChange={({ currentTarget: { value } }) => edit(() => setDate(value))}
        />
        {!preview && (
          <Button type="submit" radius="xl">
            {t('settings.preview')}
          </Button>
        )}
      </form>
      <Problem text={problem?.text ?? ''} />
      {preview && <Effect preview={preview} saving={fetching} save={() => void save()} />}
    </section>
  );
}
