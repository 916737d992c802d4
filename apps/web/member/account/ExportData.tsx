import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { Problem } from '../sign-in/Problem.js';
import { SignInAgain } from './SignInAgain.js';
import { ExportMyDataMutation } from './my-data.documents.js';
import classes from './Account.module.css';

/** Prepares the file of a person's data, then offers it for download. */
export function ExportData() {
  const { t } = useTranslation();
  const [{ fetching }, prepare] = useMutation(ExportMyDataMutation);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), [url]);

  async function submit() {
    setProblem('');
    setProof('');
    const { data, error } = await prepare({});
    const answer = data?.exportMyData;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.__typename === 'MyDataReady') return setUrl(answer.url);
    setProof(answer.message);
  }

  return (
    <>
      <p className={classes['muted']}>{t('myData.exportLead')}</p>
      <div className={classes['keep']}>
        {url ? (
          <Button
            component="a"
            ref={link}
            href={url}
            download
            radius="xl"
            leftSection={<IconDownload size={18} aria-hidden />}
            aria-describedby="my-data-minutes"
          >
            {t('myData.download')}
          </Button>
        ) : (
          <Button radius="xl" loading={fetching} onClick={() => void submit()}>
            {t('myData.prepare')}
          </Button>
        )}
      </div>
      {url && (
        <p id="my-data-minutes" className={classes['muted']}>
          {t('myData.minutes')}
        </p>
      )}
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </>
  );
}
