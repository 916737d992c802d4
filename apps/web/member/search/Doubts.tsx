import { IconHelp, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from './documents.js';
import classes from './Results.module.css';

interface Props {
  understood: Proposal['understood'];
  /** Asks the need again with a likely meaning written out. */
  accept: (text: string) => void;
  /** Asks another need instead. */
  askOther: (text: string) => void;
}

/** Words that could not be used, each a question with its likely answer one tap away, and the other needs of the sentence. */
export function Doubts({ understood: { doubts, also, excluded }, accept, askOther }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {doubts.map(({ text, message, reading, accepted }) => (
        <li key={text} className={classes['fault']}>
          <IconHelp size={20} aria-hidden />
          <span>{message}</span>
          {reading && accepted && (
            <button type="button" className={classes['chip']} onClick={() => accept(accepted)}>
              {t('understood.accept', { reading })}
            </button>
          )}
        </li>
      ))}
      {excluded.length > 0 && (
        <li>{t('understood.excluded', { what: excluded.map((one) => one.message).join(', ') })}</li>
      )}
      {also.map(({ text }) => (
        <li key={text}>
          <button type="button" className={classes['chip']} onClick={() => askOther(text)}>
            <IconPlus size={18} aria-hidden />
            {t('understood.also', { text })}
          </button>
        </li>
      ))}
    </>
  );
}
