import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

/** The page of the venue for its own site, and the sites that may show it. */
export function EmbedSection({ editor, venueSlug }: { editor: VenueEditor; venueSlug: string }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { form, set, faults } = editor;
  const title = t('venueEditor.embedTitle', { name: form.name }).replaceAll('"', '');
  const code = `<iframe src="${window.location.origin}/${slug}/embed/${venueSlug}" title="${title}" width="100%" height="480"></iframe>`;
  return (
    <section id="embed" aria-labelledby="embed-title" className={classes['section']}>
      <h2 id="embed-title" className={desk['heading']}>
        {t('venueEditor.embed')}
      </h2>
      <p className={desk['muted']}>{t('venueEditor.embedHelp')}</p>
      <div className={classes['pair']}>
        <div>
          <Textarea
            label={t('venueEditor.embedOrigins')}
            rows={3}
            maxLength={2_000}
            error={faults.includes('embedOrigins') && t('venueEditor.embedOriginsWrong')}
            value={form.embedOrigins}
            onChange={({ currentTarget: { value } }) => set('embedOrigins', value)}
          />
          <FieldConflict editor={editor} field="embedOrigins" label={t('venueEditor.embedOrigins')} />
        </div>
        <Textarea label={t('venueEditor.embedCode')} rows={3} readOnly value={code} />
      </div>
    </section>
  );
}
