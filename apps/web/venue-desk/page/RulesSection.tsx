import { Checkbox } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import { FieldConflict } from './FieldConflict.js';
import { BothLanguages } from './BothLanguages.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

/** House rules for everybody, and how to get in for people with a booking. */
export function RulesSection({ editor }: { editor: VenueEditor }) {
  const { t } = useTranslation();
  return (
    <>
      <section id="rules" aria-labelledby="rules-title" className={classes['section']}>
        <h2 id="rules-title" className={desk['heading']}>
          {t('venueEditor.rules')}
        </h2>
        <p className={desk['muted']}>{t('venueEditor.rulesHelp')}</p>
        <BothLanguages editor={editor} name="houseRules" rows={5} />
        <Checkbox
          mt="md"
          label={t('venueEditor.silenceAccepts')}
          description={t('venueEditor.silenceAcceptsHelp')}
          checked={editor.form.silenceAccepts}
          onChange={({ currentTarget: { checked } }) => editor.set('silenceAccepts', checked)}
        />
        <FieldConflict
          editor={editor}
          field="silenceAccepts"
          label={t('venueEditor.silenceAccepts')}
          show={({ silenceAccepts }) => t(silenceAccepts ? 'venueEditor.silenceYes' : 'venueEditor.silenceNo')}
        />
      </section>
      <section id="access" aria-labelledby="access-title" className={classes['section']}>
        <h2 id="access-title" className={desk['heading']}>
          {t('venueEditor.access')}
        </h2>
        <p className={classes['private']}>
          <IconLock size={18} aria-hidden />
          {t('venueEditor.accessHelp')}
        </p>
        <BothLanguages editor={editor} name="access" rows={4} />
      </section>
    </>
  );
}
