import { useTranslation } from 'react-i18next';
import classes from './Frame.module.css';

/** The first focusable link: it skips the navigation and moves to the page content. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className={classes['skip']} href="#main">
      {t('shell.skip')}
    </a>
  );
}
