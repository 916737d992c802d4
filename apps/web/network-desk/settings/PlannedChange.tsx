import { IconCalendarTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import type { SettingParts } from './documents.js';
import { useValueText } from './useValueText.js';

/** What a setting will be, and from when. */
export function PlannedChange({ setting }: { setting: SettingParts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const valueText = useValueText();
  const { planned } = setting;
  if (!planned?.from) return null;
  const lines = valueText(setting, planned.value);
  const now = valueText(setting, setting.current.value);
  return (
    <p className={classes['planned']}>
      <IconCalendarTime size={18} aria-hidden />
      {t('settings.planned', {
        from: momentText(planned.from, network.zone, language),
        value: lines.filter((line) => !now.includes(line)).join(' ; '),
      })}
    </p>
  );
}
