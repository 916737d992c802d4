import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { EditProfileMutation, type MyProfileResult } from './documents.js';
import { Field } from './Field.js';
import { JobsField } from './JobsField.js';
import { LanguagesField } from './LanguagesField.js';
import classes from './Profile.module.css';
import { draftOf, inputOf } from './profile-draft.js';
import { SkillsField } from './SkillsField.js';
import { VenuesField } from './VenuesField.js';

/** Everything of the profile but the photo, saved together. */
export function ProfileForm({ mine, saved }: { mine: MyProfileResult; saved: () => void }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState(() => draftOf(mine));
  const [draft, setDraft] = useState(before);
  const [, edit] = useMutation(EditProfileMutation);
  const { act, problem, isBusy } = useAction(t('profile.badInput'));
  const hasChanges = JSON.stringify(draft) !== JSON.stringify(before);
  useUnsavedChanges(hasChanges);
  const change = (changes: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...changes }));
  const of = { draft, change };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act(edit({ version: mine.version, input: inputOf(draft) }), t('profile.saved'));
    if (!answer) return;
    setBefore(draftOf(answer));
    setDraft(draftOf(answer));
    saved();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field field="name" {...of}>
        <p>
          <strong>{mine.profile.name}</strong>
        </p>
        <p>{t('profile.nameHelp')}</p>
      </Field>
      <Field field="photo" {...of}>
        <p>{t('profile.photoAbove')}</p>
      </Field>
      <Field field="headline" {...of}>
        <TextInput
          label={t('profile.headline')}
          placeholder={t('profile.headlineExample')}
          maxLength={160}
          value={draft.headline}
          onChange={({ currentTarget: { value } }) => change({ headline: value })}
        />
      </Field>
      <Field field="skills" {...of}>
        <SkillsField skills={draft.skills} change={(skills) => change({ skills })} />
      </Field>
      <Field field="jobs" {...of}>
        <JobsField jobs={draft.jobs} change={(jobs) => change({ jobs })} />
      </Field>
      <Field field="lookingFor" {...of}>
        <Textarea
          label={t('profile.lookingFor')}
          rows={3}
          maxLength={1000}
          value={draft.lookingFor}
          onChange={({ currentTarget: { value } }) => change({ lookingFor: value })}
        />
      </Field>
      <Field field="offering" {...of}>
        <Textarea
          label={t('profile.offering')}
          rows={3}
          maxLength={1000}
          value={draft.offering}
          onChange={({ currentTarget: { value } }) => change({ offering: value })}
        />
      </Field>
      <Field field="languages" {...of}>
        <LanguagesField languages={draft.languages} change={(languages) => change({ languages })} />
      </Field>
      <Field field="venues" {...of}>
        <VenuesField choices={mine.homeVenueChoices} {...of} />
      </Field>
      <Field field="links" {...of}>
        <Textarea
          label={t('profile.links')}
          description={t('profile.linksHelp')}
          rows={3}
          value={draft.links}
          onChange={({ currentTarget: { value } }) => change({ links: value })}
        />
      </Field>
      <div className={classes['save']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('profile.save')}
        </Button>
        {hasChanges && <span>{t('profile.unsaved')}</span>}
      </div>
      <Problem text={problem} />
    </form>
  );
}
