import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/Page.js';
import { MentorGate } from '../MentorGate.js';
import { MentorSettingsForm } from './MentorSettingsForm.js';

/** What a mentor gives and how they want to be asked. */
export default function MentorSettingsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('mentorSettings.title')} lead={t('mentorSettings.lead')}>
      <MentorGate>{(own, refetch) => <MentorSettingsForm key={own.version} own={own} saved={refetch} />}</MentorGate>
    </Page>
  );
}
