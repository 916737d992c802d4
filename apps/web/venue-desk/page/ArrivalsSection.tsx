import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import desk from '../../network-desk/Desk.module.css';
import type { ArrivalsOfVenue } from '../../rules/venue-form.js';
import { FieldConflict } from './FieldConflict.js';
import type { VenueEditor } from './useVenueEditor.js';
import classes from './VenueEditor.module.css';

const WAYS = ['NONE', 'CHECK_IN', 'PAPER_LIST'] as const;

/** How the venue learns who came, and the poster with its code. */
export function ArrivalsSection({ editor, venueSlug }: { editor: VenueEditor; venueSlug: string }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const { form, set } = editor;
  return (
    <section id="arrivals" aria-labelledby="arrivals-title" className={classes['section']}>
      <h2 id="arrivals-title" className={desk['heading']}>
        {t('venueEditor.arrivals')}
      </h2>
      <p className={desk['muted']}>{t('venueEditor.arrivalsHelp')}</p>
      <NativeSelect
        label={t('venueEditor.arrivalsWay')}
        value={form.arrivals}
        data={WAYS.map((value) => ({ value, label: t(`venueEditor.arrivalsWays.${value}`) }))}
        onChange={({ currentTarget: { value } }) => set('arrivals', value as ArrivalsOfVenue)}
      />
      <FieldConflict
        editor={editor}
        field="arrivals"
        label={t('venueEditor.arrivalsWay')}
        show={(theirs) => t(`venueEditor.arrivalsWays.${theirs.arrivals}`)}
      />
      {form.arrivals === 'CHECK_IN' && (
        <p>
          <Link to={`/${slug}/venues/${venueSlug}/manage/poster`}>{t('venueDesk.poster')}</Link>
        </p>
      )}
    </section>
  );
}
