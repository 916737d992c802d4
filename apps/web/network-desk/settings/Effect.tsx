import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { momentText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import type { SettingPreview } from './documents.js';

interface Props {
  preview: SettingPreview;
  saving: boolean;
  save: () => void;
}

/** What a change touches, before it is saved. */
export function Effect({ preview: { from, countable, touches }, saving, save }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes['effect']}>
      <h3 ref={heading} tabIndex={-1} className={classes['rowTitle']}>
        {t('settings.effect', { from: momentText(from, network.zone, language) })}
      </h3>
      {touches.length > 0 ? (
        <ul>
          {touches.map(({ count, what }) => (
            <li key={what}>
              <strong>{count}</strong> {what}
            </li>
          ))}
        </ul>
      ) : (
        <p>{countable ? t('settings.touchesNothing') : t('settings.notCountable')}</p>
      )}
      <Button radius="xl" loading={saving} onClick={save}>
        {t('settings.save')}
      </Button>
    </div>
  );
}
