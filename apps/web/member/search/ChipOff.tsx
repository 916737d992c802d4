import { type Icon, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Results.module.css';

/** One thing that must be there: it can only be taken off. */
export function ChipOff({ Icon, text, takeOff }: { Icon: Icon; text: string; takeOff: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classes['chip']}
      onClick={takeOff}
      aria-label={t('understood.takeOff', { name: text })}
    >
      <Icon size={18} aria-hidden />
      {text}
      <IconX size={15} className={classes['pen']} aria-hidden />
    </button>
  );
}
