import { useTranslation } from 'react-i18next';
import type { Proposal } from './documents.js';
import { Notice } from '../parts/Notice.js';

/** Never an empty answer: why nothing fits, and (below it) the nearest that does. */
export function Nothing({ nothing }: { nothing: NonNullable<Proposal['nothing']> }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="warm"
      text={
        <>
          <p>{nothing.text}</p>
          {nothing.nearest.length === 0 && <p>{t(`nothing.${nothing.why}`)}</p>}
        </>
      }
    />
  );
}
