import { Button, FileButton, Progress, TextInput } from '@mantine/core';
import { IconAlertCircle, IconPhotoPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { type UploadState, usePictureUpload } from './usePictureUpload.js';
import classes from './PicturePicker.module.css';

interface Props {
  /** What the photo is for, such as `venue.photo`. */
  purpose: string;
  /** Id of the venue or space. */
  subject: string;
  /** The page has another act that is more likely. */
  secondary?: boolean;
  /** Adds the photo. @returns what went wrong, in words for people; undefined when it was added */
  onAdd: (fileId: string, texts: { fr: string | null; en: string | null }) => Promise<string | undefined>;
}

/** Lets a person choose a photo, sends a smaller one meanwhile, and asks what it shows. */
export function PicturePicker({ purpose, subject, secondary = false, onAdd }: Props) {
  const { t } = useTranslation();
  const { state, preview, start, retry, reset } = usePictureUpload(purpose, subject);
  const [texts, setTexts] = useState({ fr: '', en: '' });
  const [problem, setProblem] = useState('');
  const [adding, setAdding] = useState(false);
  const resetInput = useRef<() => void>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setProblem('');
    const [fr, en] = [texts.fr.trim() || null, texts.en.trim() || null];
    if (!fr && !en) return setProblem(t('picture.altMissing'));
    if (state.step !== 'READY') return;
    setAdding(true);
    const refusal = await onAdd(state.fileId, { fr, en });
    setAdding(false);
    if (refusal) return setProblem(refusal);
    setTexts({ fr: '', en: '' });
    resetInput.current?.();
    reset();
    announce(t('picture.added'));
  }

  return (
    <form className={classes['picker']} onSubmit={(event) => void submit(event)}>
      <div className={classes['frame']} data-empty={!preview}>
        {preview ? (
          <img src={preview} alt={t('picture.chosen')} />
        ) : (
          <IconPhotoPlus size={40} stroke={1.4} aria-hidden />
        )}
      </div>
      <div className={classes['fields']}>
        <FileButton accept="image/*" resetRef={resetInput} onChange={(file) => file && start(file)}>
          {(props) => (
            <Button {...props} variant={state.step === 'EMPTY' && !secondary ? 'filled' : 'light'} radius="xl">
              {t(state.step === 'EMPTY' ? 'picture.choose' : 'picture.other')}
            </Button>
          )}
        </FileButton>
        <p className={classes['help']}>{t('picture.help')}</p>
        <Step state={state} retry={retry} />
        {state.step !== 'EMPTY' && (
          <>
            {(['fr', 'en'] as const).map((language) => (
              <TextInput
                key={language}
                label={t(language === 'fr' ? 'picture.altFr' : 'picture.altEn')}
                description={language === 'fr' ? t('picture.altHelp') : undefined}
                maxLength={250}
                value={texts[language]}
                onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [language]: value }))}
              />
            ))}
            <Button type="submit" radius="xl" loading={adding} disabled={state.step !== 'READY'}>
              {t('picture.add')}
            </Button>
          </>
        )}
        <div role="alert">{problem && <Fault text={problem} />}</div>
      </div>
    </form>
  );
}

/** How far the photo is, or what went wrong with it. */
function Step({ state, retry }: { state: UploadState; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div aria-live="polite" className={classes['step']}>
      {state.step === 'SHRINKING' && t('picture.shrinking')}
      {state.step === 'SENDING' && (
        <>
          {t('picture.sending', { percent: state.percent })}
          <Progress value={state.percent} radius="xl" aria-hidden />
        </>
      )}
      {state.step === 'CHECKING' && t('picture.checking')}
      {state.step === 'READY' && t('picture.ready')}
      {state.step === 'FAILED' && (
        <>
          <Fault text={state.text} />
          {state.canRetry && (
            <Button variant="light" radius="xl" onClick={retry}>
              {t('picture.retry')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

const Fault = ({ text }: { text: string }) => (
  <p className={classes['fault']}>
    <IconAlertCircle size={20} aria-hidden />
    {text}
  </p>
);
