import { useTranslation } from 'react-i18next';
import desk from '../../network-desk/Desk.module.css';
import type { VenueEditor } from './useVenueEditor.js';

/** Says that somebody else saved first, and what became of my changes. */
export function ConflictNotice({ editor: { conflicts } }: { editor: VenueEditor }) {
  const { t } = useTranslation();
  return (
    <div role="alert" tabIndex={-1} data-conflict className={desk['effect']}>
      <strong>{t('venueEditor.conflictTitle')}</strong>
      <p>
        {conflicts.length > 0
          ? t('venueEditor.conflictFields', { count: conflicts.length })
          : t('venueEditor.conflictMerged')}
      </p>
    </div>
  );
}
