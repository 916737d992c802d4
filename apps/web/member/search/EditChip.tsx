import { Button, Popover } from '@mantine/core';
import { type Icon, IconPencil } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Results.module.css';

interface Props {
  Icon: Icon;
  text: string;
  /** What the chip is about, for its button and its small window. */
  name: string;
  onApply: () => void;
  children: ReactNode;
}

/** One part of the need as it was understood; pressing it opens a form to correct it. */
export function EditChip({ Icon, text, name, onApply, children }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);

  function apply(event: FormEvent) {
    event.preventDefault();
    setOpened(false);
    onApply();
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
      position="bottom-start"
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes['chip']}
          onClick={() => setOpened((open) => !open)}
          aria-label={t('understood.edit', { name, text })}
        >
          <Icon size={18} aria-hidden />
          {text}
          <IconPencil size={15} className={classes['pen']} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <form className={classes['form']} onSubmit={apply}>
          {children}
          <Button type="submit" radius="xl">
            {t('understood.apply')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
