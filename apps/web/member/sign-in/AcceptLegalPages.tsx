import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import type { LegalPages } from './documents.js';
import classes from './SignIn.module.css';

interface Props {
  pages: LegalPages;
  isAccepted: boolean;
  accept: (isAccepted: boolean) => void;
}

/** What a newcomer reads and accepts before they join. The pages open beside, so that the link of the mail stays here. */
export function AcceptLegalPages({ pages, isAccepted, accept }: Props) {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    <>
      <ul>
        {pages.map(({ kind, version }) => (
          <li key={kind}>
            <a
              href={`/${slug}/legal/${kind.toLowerCase()}?version=${version}`}
              target="_blank"
              rel="noreferrer"
              className={classes['link']}
            >
              {t(`legalBanner.${kind === 'TERMS' ? 'terms' : 'privacy'}`, { version })}
            </a>
          </li>
        ))}
      </ul>
      <Checkbox
        mt="md"
        label={t('signIn.acceptPages')}
        checked={isAccepted}
        onChange={({ currentTarget: { checked } }) => accept(checked)}
      />
    </>
  );
}
