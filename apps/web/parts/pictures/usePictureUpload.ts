import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { isHeic } from '../../rules/picture-size.js';
import { FileNotSentError, sendFile, untilReady } from './send-file.js';
import { shrinkPicture } from './shrink-picture.js';

export type UploadState =
  | { step: 'EMPTY' | 'SHRINKING' | 'CHECKING' }
  | { step: 'SENDING'; percent: number }
  | { step: 'READY'; fileId: string }
  | { step: 'FAILED'; text: string; canRetry: boolean };

/** Makes a chosen photo smaller, sends it and waits until the server has accepted it. */
export function usePictureUpload(purpose: string, subject: string) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const language = useLanguage();
  const [state, setState] = useState<UploadState>({ step: 'EMPTY' });
  const [preview, setPreview] = useState('');
  const chosen = useRef<File | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => () => URL.revokeObjectURL(preview), [preview]);

  async function send(file: File) {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const show = (next: UploadState) => signal.aborted || setState(next);
    const fail = (text: string, canRetry: boolean) => show({ step: 'FAILED', text, canRetry });
    show({ step: 'SHRINKING' });
    const small = await shrinkPicture(file).catch(() => undefined);
    if (!small) return fail(t(isHeic(file) ? 'picture.heic' : 'picture.unreadable'), false);
    if (!signal.aborted) setPreview(URL.createObjectURL(small));
    try {
      const onProgress = (percent: number) => show({ step: 'SENDING', percent });
      onProgress(0);
      const { name } = file;
      const fileId = await sendFile({
        network: slug,
        purpose,
        subject,
        file: small,
        name,
        language,
        onProgress,
        signal,
      });
      show({ step: 'CHECKING' });
      await untilReady(slug, fileId, { language, signal });
      show({ step: 'READY', fileId });
      if (!signal.aborted) announce(t('picture.ready'));
    } catch (error) {
      if (!(error instanceof FileNotSentError)) throw error;
      const { reason, message } = error;
      if (reason === 'REFUSED') fail(message, false);
      else fail(t(reason === 'TOO_SLOW' ? 'picture.tooSlow' : 'picture.notSent'), true);
    }
  }

  const start = (file: File) => {
    chosen.current = file;
    void send(file).catch(() => {}); // aborted: another photo was chosen, or the page was left
  };
  const reset = () => {
    running.current?.abort();
    chosen.current = undefined;
    setPreview('');
    setState({ step: 'EMPTY' });
  };
  return { state, preview, start, retry: () => chosen.current && start(chosen.current), reset };
}
