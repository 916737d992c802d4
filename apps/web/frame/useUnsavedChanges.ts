import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { guardPage } from './leave-guard.js';

/** Asks before the page is left by a link, by the buttons of the browser or by a reload while an editor has unsaved changes. */
export function useUnsavedChanges(hasChanges: boolean): void {
  const { t } = useTranslation();
  const { key } = useLocation(); // a link to a part of the page is an entry of the history, too
  const question = t('unsaved.question');
  useEffect(() => (hasChanges ? guardPage(question) : undefined), [hasChanges, question, key]);
}
