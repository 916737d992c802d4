import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import type { SettingDetail } from './documents.js';
import { useValueText } from './useValueText.js';

/** Every value the setting had and will have, the latest first, down to the default. */
export function SettingHistory({ setting }: { setting: SettingDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const valueText = useValueText();
  const moment = (instant: string) => momentText(instant, network.zone, language);
  return (
    <section aria-labelledby="history" className={classes['section']}>
      <h2 id="history" className={classes['heading']}>
        {t('settings.history')}
      </h2>
      <ul className={classes['rows']}>
        {setting.history.map(({ value, from, until, changedBy }) => (
          <li key={from ?? value} className={classes['row']}>
            <div className={classes['what']}>
              <strong>{from ? t('settings.since', { from: moment(from) }) : t('settings.atFirst')}</strong>
              <p className={classes['muted']}>
                {until ? t('settings.until', { until: moment(until) }) : t('settings.noEnd')}
                {changedBy && ` · ${t('settings.by', { name: changedBy })}`}
              </p>
            </div>
            <ul className={classes['value']}>
              {valueText(setting, value).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </li>
        ))}
        <li className={classes['row']}>
          <div className={classes['what']}>
            <strong>{t('settings.default')}</strong>
            <p className={classes['muted']}>{t('settings.defaultHelp')}</p>
          </div>
          <ul className={classes['value']}>
            {valueText(setting, setting.defaultValue).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </li>
      </ul>
    </section>
  );
}
