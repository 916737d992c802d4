import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { PageTabs } from '../../parts/PageTabs.js';

/** The parts of the directory: places and people. */
export function DirectoryTabs() {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <PageTabs
      label={t('nav.places')}
      pages={[
        [`/${slug}/places`, t('directoryTabs.places')],
        [`/${slug}/people`, t('directoryTabs.people')],
      ]}
    />
  );
}
