import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { FieldConflict } from './FieldConflict.js';
import { PinField } from './PinField.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

const LONGEST = { street: 200, postcode: 20, city: 100 };

/** The postal address, and the pin on the map. */
export function PlaceSection({ editor, precision }: { editor: VenueEditor; precision: number | null }) {
  const { t } = useTranslation();
  const { form, set } = editor;
  return (
    <section id="address" aria-labelledby="address-title" className={classes['section']}>
      <h2 id="address-title" className={desk['heading']}>
        {t('venueEditor.address')}
      </h2>
      <div className={classes['pair']}>
        <div className={classes['stack']}>
          {(['street', 'postcode', 'city'] as const).map((field) => (
            <div key={field}>
              <TextInput
                label={t(`venueEditor.${field}`)}
                maxLength={LONGEST[field]}
                value={form[field]}
                onChange={({ currentTarget: { value } }) => set(field, value)}
              />
              <FieldConflict editor={editor} field={field} label={t(`venueEditor.${field}`)} />
            </div>
          ))}
        </div>
        <PinField editor={editor} precision={precision} />
      </div>
    </section>
  );
}
