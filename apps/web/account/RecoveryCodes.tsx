import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce.js';
import classes from './Ways.module.css';

/** Recovery codes, the one time they are shown. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [codes]);
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
      {'clipboard' in navigator && (
        <Button
          variant="outline"
          radius="xl"
          mt="sm"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => void copy()}
        >
          {t('recovery.copy')}
        </Button>
      )}
    </div>
  );
}
