import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import type { Known } from '../../rules/venue-form.js';
import type { EquipmentChoice } from './documents.js';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

/** Accessibility, and the equipment for everyone in the venue. */
export function AccessSection({ editor, equipment }: { editor: VenueEditor; equipment: readonly EquipmentChoice[] }) {
  const { t } = useTranslation();
  const { form, set } = editor;
  const answers = (['yes', 'no', 'unknown'] as const).map((value) => ({
    value,
    label: t(`venueEditor.known.${value}`),
  }));
  return (
    <>
      <section id="accessibility" aria-labelledby="accessibility-title" className={classes['section']}>
        <h2 id="accessibility-title" className={desk['heading']}>
          {t('venueEditor.accessibility')}
        </h2>
        <div className={classes['three']}>
          {(['stepFree', 'accessibleToilet', 'hearingLoop'] as const).map((field) => (
            <div key={field}>
              <NativeSelect
                label={t(`venueEditor.${field}`)}
                value={form[field]}
                data={answers}
                onChange={({ currentTarget: { value } }) => set(field, value as Known)}
              />
              <FieldConflict
                editor={editor}
                field={field}
                label={t(`venueEditor.${field}`)}
                show={(theirs) => t(`venueEditor.known.${theirs[field]}`)}
              />
            </div>
          ))}
        </div>
      </section>
      <section id="equipment" aria-labelledby="equipment-title" className={classes['section']}>
        <h2 id="equipment-title" className={desk['heading']}>
          {t('venueEditor.equipment')}
        </h2>
        <p className={desk['muted']}>{t('venueEditor.equipmentHelp')}</p>
        <fieldset aria-labelledby="equipment-title" className={classes['checks']}>
          {equipment.map(({ code, label }) => (
            <label key={code} className={classes['check']}>
              <input
                type="checkbox"
                checked={form.equipment.includes(code)}
                onChange={({ currentTarget: { checked } }) =>
                  set(
                    'equipment',
                    checked ? [...form.equipment, code].sort() : form.equipment.filter((one) => one !== code),
                  )
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
        <FieldConflict
          editor={editor}
          field="equipment"
          label={t('venueEditor.equipment')}
          show={(theirs) =>
            theirs.equipment.map((code) => equipment.find((one) => one.code === code)?.label ?? code).join(', ')
          }
        />
      </section>
    </>
  );
}
