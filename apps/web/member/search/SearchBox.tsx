import { Button } from '@mantine/core';
import { IconCurrentLocation, IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../frame/announce.js';
import { NearMeButton } from '../../parts/NearMeButton.js';
import type { Need } from '../../rules/need.js';
import classes from './Hero.module.css';

/** The search box: one sentence, sent with Enter. */
export function SearchBox({ text, ask }: { text: string; ask: (need: Need) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(text);
  const [value, setValue] = useState(text);
  if (asked !== text) {
    setAsked(text);
    setValue(text);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (value.trim()) ask({ text: value.trim() });
    else announce(t('box.empty'));
  }

  return (
    <search>
      <form className={classes['box']} onSubmit={submit}>
        <label htmlFor="need" className="visually-hidden">
          {t('box.label')}
        </label>
        <input
          id="need"
          name="q"
          type="text"
          className={classes['input']}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          placeholder={t('box.placeholder')}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={500}
        />
        <NearMeButton
          variant="subtle"
          icon={<IconCurrentLocation size={22} aria-hidden />}
          onPlace={(near) => ask({ text: value.trim(), near, nearLabel: t('where.me') })}
        />
        <Button
          type="submit"
          size="lg"
          radius="xl"
          className={classes['submit']!}
          leftSection={<IconSearch size={20} aria-hidden />}
        >
          <span className={classes['submitText']}>{t('common.search')}</span>
        </Button>
      </form>
    </search>
  );
}
