import { Button, FileInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { FileNotSentError, sendFile, untilReady } from '../../parts/pictures/send-file.js';
import { AddDocumentMutation, RemoveDocumentMutation, type SpaceFiles } from './documents.js';

/** The PDF documents of a space, such as its rules, and one more. */
export function SpaceDocuments({ files, changed }: { files: SpaceFiles; changed: () => void }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const language = useLanguage();
  const { id: spaceId, documents } = files;
  const [, add] = useMutation(AddDocumentMutation);
  const [, remove] = useMutation(RemoveDocumentMutation);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState('');

  async function send(chosen: File): Promise<string> {
    const { signal } = new AbortController();
    const fileId = await sendFile({
      network: slug,
      purpose: 'space.document',
      subject: spaceId,
      file: chosen,
      name: chosen.name,
      language,
      onProgress: () => {},
      signal,
    });
    await untilReady(slug, fileId, { language, signal });
    return fileId;
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!file || !name.trim()) return setProblem(t('venueSpaces.documentMissing'));
    setProblem('');
    setSending(true);
    try {
      const { data, error } = await add({ spaceId, fileId: await send(file), name: name.trim() });
      const answer = data?.done;
      if (!answer) setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
      else if (answer.__typename === 'FileRefused') setProblem(answer.message);
      else {
        setFile(null);
        setName('');
        announce(t('venueSpaces.documentAdded'));
        changed();
      }
    } catch (error) {
      if (!(error instanceof FileNotSentError)) throw error;
      const { reason, message } = error;
      setProblem(message || t(reason === 'TOO_SLOW' ? 'picture.tooSlow' : 'venueSpaces.documentNotSent'));
    } finally {
      setSending(false);
    }
  }
  async function end(id: string) {
    const { data, error } = await remove({ id });
    const answer = data?.done;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    setProblem(answer.__typename === 'FileRefused' ? answer.message : '');
    if (answer.__typename === 'FileRemoved') announce(t('venueSpaces.documentRemoved'));
    changed();
  }

  return (
    <section aria-labelledby="documents" className={classes['panel']}>
      <h2 id="documents" className={classes['heading']}>
        {t('venueSpaces.documents', { count: documents.length })}
      </h2>
      <p className={classes['muted']}>{t('venueSpaces.documentsHelp')}</p>
      <ul className={classes['rows']}>
        {documents.map((document) => (
          <li key={document.id} className={classes['row']}>
            <div className={classes['what']}>
              <a href={document.url}>{t('venueSpaces.pdf', { name: document.name })}</a>
            </div>
            <Button
              variant="default"
              size="xs"
              radius="xl"
              aria-label={t('venueSpaces.documentRemove', { name: document.name })}
              onClick={() => void end(document.id)}
            >
              {t('venueSpaces.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <FileInput
          label={t('venueSpaces.documentFile')}
          placeholder={t('venueSpaces.chooseFile')}
          accept=".pdf,application/pdf"
          clearable
          clearButtonProps={{ 'aria-label': t('venueSpaces.clearFile') }}
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            if (chosen && !name) setName(chosen.name.replace(/\.pdf$/i, '').slice(0, 120));
          }}
        />
        <TextInput
          label={t('venueSpaces.documentName')}
          maxLength={120}
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Problem text={problem} />
        <Button type="submit" variant="light" radius="xl" loading={isSending}>
          {t('venueSpaces.documentAdd')}
        </Button>
      </form>
    </section>
  );
}
