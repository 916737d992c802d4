import { type Icon, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Results.module.css';

/** One requirement of the need, which can only be removed. */
export function RemovableChip({ Icon, text, remove }: { Icon: Icon; text: string; remove: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classes['chip']}
      onClick={remove}
      aria-label={t('understood.remove', { name: text })}
    >
      <Icon size={18} aria-hidden />
      {text}
      <IconX size={15} className={classes['pen']} aria-hidden />
    </button>
  );
}
