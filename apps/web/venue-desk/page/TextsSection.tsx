import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { VENUE_KINDS, type VenueKind } from '../../parts/kinds.js';
import { BothLanguages } from './BothLanguages.js';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

/** Name, kind, description and website. */
export function TextsSection({ editor }: { editor: VenueEditor }) {
  const { t } = useTranslation();
  const { form, set, faults } = editor;
  return (
    <section id="texts" aria-labelledby="texts-title" className={classes['section']}>
      <h2 id="texts-title" className={desk['heading']}>
        {t('venueEditor.texts')}
      </h2>
      <div className={classes['pair']}>
        <div>
          <TextInput
            label={t('venueEditor.name')}
            required
            withAsterisk={false}
            maxLength={200}
            error={faults.includes('name') && t('venueEditor.nameMissing')}
            value={form.name}
            onChange={({ currentTarget: { value } }) => set('name', value)}
          />
          <FieldConflict editor={editor} field="name" label={t('venueEditor.name')} />
        </div>
        <div>
          <NativeSelect
            label={t('venueEditor.kind')}
            value={form.kind}
            data={VENUE_KINDS.map((value) => ({ value, label: t(`venueKind.${value}`) }))}
            onChange={({ currentTarget: { value } }) => set('kind', value as VenueKind)}
          />
          <FieldConflict
            editor={editor}
            field="kind"
            label={t('venueEditor.kind')}
            show={({ kind }) => t(`venueKind.${kind}`)}
          />
        </div>
      </div>
      <p className={desk['muted']}>{t('venueEditor.descriptionHelp')}</p>
      <BothLanguages editor={editor} name="description" rows={6} />
      <div className={classes['narrow']}>
        <TextInput
          type="url"
          label={t('venueEditor.website')}
          maxLength={480}
          error={faults.includes('website') && t('venueEditor.websiteWrong')}
          value={form.website}
          onChange={({ currentTarget: { value } }) => set('website', value)}
        />
        <FieldConflict editor={editor} field="website" label={t('venueEditor.website')} />
      </div>
    </section>
  );
}
