import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvText } from '../rules/csv.js';
import { MOST_NODES } from './all-nodes.js';

type Props = {
  /** Name of the file, without its ending. */
  name: string;
  /** Of the button, where it is not the export of a list. */
  label?: string;
} & (
  | {
      /** All rows, the titles first; null when they could not be fetched. */
      rows: () => Promise<string[][] | null> | string[][];
      text?: undefined;
    }
  | {
      /** The file as the server wrote it. */
      text: string;
      rows?: undefined;
    }
);

/** Downloads a list as a CSV file. */
export function DownloadCsv({ name, label, rows, text }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');

  async function download() {
    setState('busy');
    const all = rows ? await rows() : null;
    const isCut = all !== null && all.length > MOST_NODES + 1;
    const whole = isCut ? [...all.slice(0, MOST_NODES + 1), [t('csv.cut', { count: MOST_NODES })]] : all;
    const file = text ?? (whole && csvText(whole));
    setState(file === null ? 'failed' : 'ready');
    if (file === null) return;
    const url = URL.createObjectURL(new Blob([file], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <Button
      variant="default"
      radius="xl"
      loading={state === 'busy'}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void download()}
    >
      {state === 'failed' ? t('failure.retry') : (label ?? t('csv.export'))}
    </Button>
  );
}
