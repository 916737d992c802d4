import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../network-desk/Desk.module.css';
import { changedFields } from '../../rules/space-draft.js';
import type { FormChoices, ManagedSpace } from './documents.js';
import { type Draft, draftOf } from './space-input.js';
import { useFieldText } from './useFieldText.js';

interface Props {
  mine: Draft;
  theirs: ManagedSpace;
  choices: FormChoices;
  saving: boolean;
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Two people edited one space: what differs, and which of both to keep. */
export function SpaceConflictPanel({ mine, theirs, choices, saving, keepMine, takeTheirs }: Props) {
  const { t } = useTranslation();
  const fieldText = useFieldText(choices);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const current = draftOf(theirs);
  const fields = changedFields(current, mine);
  return (
    <div className={classes['effect']} role="alert">
      <h2 ref={heading} tabIndex={-1} className={classes['rowTitle']}>
        {t('venueSpaces.conflict')}
      </h2>
      <p>{t('venueSpaces.conflictText')}</p>
      {fields.length === 0 && <p>{t('venueSpaces.conflictSame')}</p>}
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <strong>{t(`venueSpaces.field.${field}`)}</strong>{' '}
            {t('venueSpaces.differs', { theirs: fieldText(current, field), mine: fieldText(mine, field) })}
          </li>
        ))}
      </ul>
      <div className={classes['actions']}>
        <Button radius="xl" loading={saving} onClick={keepMine}>
          {t('venueSpaces.keepMine')}
        </Button>
        <Button variant="default" radius="xl" onClick={takeTheirs}>
          {t('venueSpaces.takeTheirs')}
        </Button>
      </div>
    </div>
  );
}
