import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { changedFields, faultOf } from '../../rules/space-draft.js';
import { focusFault } from '../parts/focus-fault.js';
import { EditSpaceMutation, type FormChoices, type ManagedSpace } from './documents.js';
import { draftOf, inputOf } from './space-input.js';
import { SpaceConflictPanel } from './SpaceConflictPanel.js';
import { SpaceFields } from './SpaceFields.js';
import own from './Spaces.module.css';

/** The form of a space. Where somebody changed the space meanwhile, it shows what differs and asks which to keep. */
export default function EditSpace({ space, choices }: { space: ManagedSpace; choices: FormChoices }) {
  const { t } = useTranslation();
  const [{ fetching }, edit] = useMutation(EditSpaceMutation);
  const [read, setRead] = useState(space);
  const [draft, setDraft] = useState(() => draftOf(space));
  /** The draft that is saved. */
  const [saved, setSavedDraft] = useState(draft);
  const [theirs, setTheirs] = useState<ManagedSpace>();
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState('');
  const [isSaved, setSaved] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  useUnsavedChanges(changedFields(saved, draft).length > 0);

  async function save(version: number) {
    setChecked(true);
    setSaved(false);
    if (faultOf(draft)) return void focusFault(nameField.current?.form);
    const { data, error } = await edit({ spaceId: space.id, version, space: inputOf(draft) });
    const answer = data?.editSpace;
    if (answer?.__typename === 'ManagedSpace') {
      setRead(answer);
      setSavedDraft(draft);
      setTheirs(undefined);
      setProblem('');
      setSaved(true);
      announce(t('venueSpaces.saved'));
    } else if (answer?.__typename === 'SpaceConflict') {
      setTheirs(answer.current);
      setProblem('');
    } else setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(read.version);
  };
  const takeTheirs = (current: ManagedSpace) => {
    setRead(current);
    setDraft(draftOf(current));
    setSavedDraft(draftOf(current));
    setTheirs(undefined);
  };

  return (
    <form className={own['form']} noValidate onSubmit={submit}>
      <SpaceFields
        draft={draft}
        change={(next) => {
          setDraft(next);
          setSaved(false);
        }}
        fault={isChecked ? faultOf(draft) : null}
        choices={choices}
        spaceId={space.id}
        nameField={nameField}
      />
      <Problem text={problem || (isChecked && faultOf(draft) ? t('venueSpaces.faulty') : '')} />
      {theirs ? (
        <SpaceConflictPanel
          mine={draft}
          theirs={theirs}
          choices={choices}
          saving={fetching}
          keepMine={() => void save(theirs.version)}
          takeTheirs={() => takeTheirs(theirs)}
        />
      ) : (
        <div>
          <Button type="submit" radius="xl" loading={fetching}>
            {t('venueSpaces.save')}
          </Button>{' '}
          {isSaved && t('venueSpaces.saved')}
        </div>
      )}
    </form>
  );
}
