import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { MEETING_MODES, PROJECT_STAGES } from '../../rules/meeting.js';
import { dayText } from '../../rules/when.js';
import { EditMentoringMutation, type MentoringInput, type MyMentoring, mentoringInputOf } from '../documents.js';
import { REFRESHES_MENTORING } from '../hours/hours-input.js';
import classes from './MentorSettings.module.css';
import { SkillFields } from './SkillFields.js';
import { TimeFields } from './TimeFields.js';

interface Props {
  own: MyMentoring;
  /** Called with what was done. */
  saved: (text: string) => void;
}

const LANGUAGES = ['FR', 'EN'] as const;

/** The form of what a mentor gives. It is saved as a whole. */
export function MentorSettingsForm({ own, saved }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [draft, setDraft] = useState<MentoringInput>(() => mentoringInputOf(own));
  const [fault, setFault] = useState('');
  const [, send] = useMutation(EditMentoringMutation);
  const { act, problem, isBusy } = useAction(t('mentorSettings.bad'));
  const change = (part: Partial<MentoringInput>) => {
    setDraft((before) => ({ ...before, ...part }));
    setFault('');
  };
  useUnsavedChanges(JSON.stringify(draft) !== JSON.stringify(mentoringInputOf(own)));

  function missing(): string {
    if (draft.skills.length === 0) return t('mentorSettings.needSkill');
    if (draft.stages.length === 0) return t('mentorSettings.needStage');
    if (draft.languages.length === 0) return t('mentorSettings.needLanguage');
    return draft.modes.length === 0 ? t('mentorSettings.needMode') : '';
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = missing();
    setFault(found);
    if (found) return;
    const input = { ...draft, videoLink: draft.videoLink?.trim() || null, phone: draft.phone?.trim() || null };
    if (await act(send({ input, version: own.version }, REFRESHES_MENTORING))) saved(t('mentorSettings.saved'));
  }

  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      {own.charterAcceptedAt && (
        <p className={desk['muted']}>
          {t('mentorSettings.accepted', { day: dayText(own.charterAcceptedAt, zone, language) })}
        </p>
      )}
      <TextInput
        label={t('mentorSettings.about')}
        description={t('mentorSettings.aboutHelp')}
        maxLength={300}
        value={draft.about ?? ''}
        onChange={({ currentTarget: { value } }) => change({ about: value })}
      />
      <SkillFields
        skills={draft.skills}
        saved={own.skills.map(({ skill }) => skill)}
        change={(skills) => change({ skills })}
      />
      <Checks
        legend={t('mentorSettings.stages')}
        options={PROJECT_STAGES.map((stage) => [stage, t(`mentoring.stage.${stage}`)])}
        chosen={draft.stages}
        change={(stages) => change({ stages })}
      />
      <Checks
        legend={t('mentorSettings.languages')}
        options={LANGUAGES.map((one) => [one, t(`mentorSettings.language.${one}`)])}
        chosen={draft.languages}
        change={(languages) => change({ languages })}
      />
      <Checks
        legend={t('mentorSettings.modes')}
        options={MEETING_MODES.map((mode) => [mode, t(`mentoring.mode.${mode}`)])}
        chosen={draft.modes}
        change={(modes) => change({ modes })}
      />
      {draft.modes.includes('VIDEO') && (
        <TextInput
          type="url"
          label={t('mentorSettings.videoLink')}
          description={t('mentorSettings.videoLinkHelp')}
          required
          withAsterisk={false}
          maxLength={300}
          placeholder="https://"
          value={draft.videoLink ?? ''}
          onChange={({ currentTarget: { value } }) => change({ videoLink: value })}
        />
      )}
      {draft.modes.includes('PHONE') && (
        <TextInput
          type="tel"
          label={t('mentorSettings.phone')}
          description={t('mentorSettings.phoneHelp')}
          required
          withAsterisk={false}
          maxLength={30}
          value={draft.phone ?? ''}
          onChange={({ currentTarget: { value } }) => change({ phone: value })}
        />
      )}
      <TimeFields draft={draft} change={change} />
      <Problem text={fault || problem} />
      <Button type="submit" radius="xl" loading={isBusy}>
        {t('mentorSettings.save')}
      </Button>
    </form>
  );
}

interface ChecksProps<Code extends string> {
  legend: string;
  options: (readonly [code: Code, label: string])[];
  chosen: readonly Code[];
  change: (chosen: Code[]) => void;
}

/** Several of a few options. */
function Checks<Code extends string>({ legend, options, chosen, change }: ChecksProps<Code>) {
  return (
    <fieldset className={classes['group']}>
      <legend>{legend}</legend>
      <div className={classes['checks']}>
        {options.map(([code, label]) => (
          <Checkbox
            key={code}
            label={label}
            checked={chosen.includes(code)}
            onChange={({ currentTarget: { checked } }) =>
              change(options.flatMap(([one]) => ((one === code ? checked : chosen.includes(one)) ? [one] : [])))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
