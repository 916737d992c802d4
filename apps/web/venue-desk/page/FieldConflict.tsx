import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { VenueField } from '../../rules/venue-form.js';
import type { Form, VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

interface Props {
  editor: VenueEditor;
  field: VenueField;
  /** What the field is called. */
  label: string;
  /** The value in words; without it the value is a text. */
  show?: (form: Form) => string;
}

/** What somebody else saved in a field that I changed, too, and the choice between both. */
export function FieldConflict({ editor, field, label, show }: Props) {
  const { t } = useTranslation();
  const { theirs, conflicts, takeTheirs, keepMine } = editor;
  const panel = useRef<HTMLDivElement>(null);
  if (!theirs || !conflicts.includes(field)) return null;
  const saved = theirs[field];
  const value = show ? show(theirs) : typeof saved === 'string' ? saved : '';
  // The panel goes away, so the focus returns to the field that it is about.
  const decide = (choice: (field: VenueField) => void) => {
    panel.current?.previousElementSibling?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    choice(field);
  };
  return (
    <div ref={panel} className={classes['conflict']}>
      <p>{t('venueEditor.theirs')}</p>
      <blockquote className={classes['theirs']}>{value || t('venueEditor.empty')}</blockquote>
      <div className={classes['choices']}>
        <Button
          size="xs"
          radius="xl"
          variant="default"
          aria-label={t('venueEditor.takeTheirsOf', { field: label })}
          onClick={() => decide(takeTheirs)}
        >
          {t('venueEditor.takeTheirs')}
        </Button>
        <Button
          size="xs"
          radius="xl"
          variant="default"
          aria-label={t('venueEditor.keepMineOf', { field: label })}
          onClick={() => decide(keepMine)}
        >
          {t('venueEditor.keepMine')}
        </Button>
      </div>
    </div>
  );
}
