import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvText } from '../rules/csv.js';

interface Props {
  /** Name of the file, without its ending. */
  name: string;
  /** All rows, the titles first; null when they could not be fetched. */
  rows: () => Promise<string[][] | null> | string[][];
}

/** Downloads a list as a CSV file. */
export function DownloadCsv({ name, rows }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');

  async function download() {
    setState('busy');
    const all = await rows();
    setState(all ? 'ready' : 'failed');
    if (!all) return;
    const url = URL.createObjectURL(new Blob([csvText(all)], { type: 'text/csv' }));
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
      {state === 'failed' ? t('failure.retry') : t('csv.export')}
    </Button>
  );
}
