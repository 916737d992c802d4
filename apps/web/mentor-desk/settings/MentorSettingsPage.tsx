import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../member/agenda/RestoredNotice.js';
import { Page } from '../../parts/Page.js';
import { MentorGate } from '../MentorGate.js';
import { MentorSettingsForm } from './MentorSettingsForm.js';

/** What a mentor gives and how they want to be asked. */
export default function MentorSettingsPage() {
  const { t } = useTranslation();
  const [done, setDone] = useState('');
  return (
    <Page title={t('mentorSettings.title')} lead={t('mentorSettings.lead')}>
      <MentorGate>
        {(own, refetch) => (
          <>
            <RestoredNotice key={`${done}${own.version}`} text={done} />
            <MentorSettingsForm
              key={own.version}
              own={own}
              saved={(text) => {
                setDone(text);
                refetch();
              }}
            />
          </>
        )}
      </MentorGate>
    </Page>
  );
}
