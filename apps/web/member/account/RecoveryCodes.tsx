import { Button } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import classes from './Account.module.css';

/** The recovery codes. They are shown only once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [codes]);
  const written = [t('recovery.fileTitle', { email: me?.email }), '', ...codes, ''].join('\n');
  if (codes.length === 0) return null;

  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n'));
    announce(t('recovery.copied'));
  }

  return (
    <div className={classes['codes']}>
      <h3 ref={heading} tabIndex={-1}>
        {t('recovery.title')}
      </h3>
      <p>{t('recovery.text')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes['keep']}>
        <Button
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(written)}`}
          download={t('recovery.fileName')}
          variant="outline"
          radius="xl"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {t('recovery.download')}
        </Button>
        {'clipboard' in navigator && (
          <Button
            variant="outline"
            radius="xl"
            leftSection={<IconCopy size={18} aria-hidden />}
            onClick={() => void copy()}
          >
            {t('recovery.copy')}
          </Button>
        )}
      </div>
    </div>
  );
}
