import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { graphql } from '../api/graphql.js';
import { changeLanguage } from '../i18n/languages.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { announce } from './announce.js';
import { useSession } from './session.js';
import classes from './Frame.module.css';

const SetLocale = graphql(`
  mutation SetLocale($locale: Locale!) {
    setLocale(locale: $locale) {
      id
      locale
    }
  }
`);

/** Switches to the other language. The choice is stored in this browser and, for signed-in people, in the account for emails. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const client = useClient();
  const { me } = useSession();
  const other = useLanguage() === 'fr' ? 'en' : 'fr';

  async function change() {
    if (me) await client.mutation(SetLocale, { locale: other === 'en' ? 'EN' : 'FR' }).toPromise();
    await changeLanguage(other, { keep: true });
    announce(other === 'en' ? 'English' : 'Français');
  }

  return (
    <button
      type="button"
      className={classes['tool']}
      onClick={() => void change()}
      aria-label={t('language.switch')}
      lang={other}
    >
      {other.toUpperCase()}
    </button>
  );
}
