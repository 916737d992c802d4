import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

const LONGEST = 4_000;

interface Props {
  editor: VenueEditor;
  name: 'description' | 'houseRules' | 'access';
  rows: number;
}

/** A text in French and in English, side by side. */
export function BothLanguages({ editor, name, rows }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['pair']}>
      {(['Fr', 'En'] as const).map((language) => {
        const field = `${name}${language}` as const;
        const label = t(`venueEditor.${field}`);
        return (
          <div key={language}>
            <Textarea
              label={label}
              lang={language.toLowerCase()}
              rows={rows}
              maxLength={LONGEST}
              value={editor.form[field]}
              onChange={({ currentTarget: { value } }) => editor.set(field, value)}
            />
            <FieldConflict editor={editor} field={field} label={label} />
          </div>
        );
      })}
    </div>
  );
}
