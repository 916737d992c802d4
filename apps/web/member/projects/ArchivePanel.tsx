import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { Problem } from '../sign-in/Problem.js';
import { ArchiveProjectMutation } from './documents.js';

/** Ends a project, after saying what that means: it cannot be taken back. */
export function ArchivePanel({ id, archived }: { id: string; archived: () => void }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const [, archive] = useMutation(ArchiveProjectMutation);
  const { act, problem, isBusy } = useAction();

  async function confirm() {
    if (await act(archive({ id }), t('projects.archiveDone'))) archived();
  }

  return (
    <section aria-label={t('projects.archive')} className={desk['section']}>
      {!isAsked && (
        <Button variant="default" radius="xl" onClick={() => setAsked(true)}>
          {t('projects.archive')}
        </Button>
      )}
      {isAsked && (
        <div className={desk['panel']}>
          <p>{t('projects.archiveMeans')}</p>
          <div className={desk['actions']}>
            <Button radius="xl" loading={isBusy} onClick={() => void confirm()}>
              {t('projects.archive')}
            </Button>
            <Button variant="default" radius="xl" onClick={() => setAsked(false)}>
              {t('people.keep')}
            </Button>
          </div>
        </div>
      )}
      <Problem text={problem} />
    </section>
  );
}
