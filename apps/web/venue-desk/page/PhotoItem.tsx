import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { DescribePhotoMutation, type PhotoToEdit } from './documents.js';
import classes from './VenueEditor.module.css';

interface Props {
  photo: PhotoToEdit;
  number: number;
  count: number;
  busy: boolean;
  move: (by: -1 | 1) => void;
  remove: () => void;
  /** Waits for a change and refetches. @returns what went wrong, in words */
  changed: (sending: Promise<unknown>) => Promise<string | undefined>;
}

/** One photo: its place in the order, and what it shows. */
export function PhotoItem({ photo, number, count, busy, move, remove, changed }: Props) {
  const { t } = useTranslation();
  const { id, small, altFr, altEn } = photo;
  const [texts, setTexts] = useState({ fr: altFr, en: altEn });
  const [problem, setProblem] = useState('');
  const [{ fetching }, describe] = useMutation(DescribePhotoMutation);
  const isChanged = texts.fr !== altFr || texts.en !== altEn;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = { fr: texts.fr.trim() || null, en: texts.en.trim() || null };
    if (!text.fr && !text.en) return setProblem(t('picture.altMissing'));
    const refusal = await changed(describe({ id, text }));
    setProblem(refusal ?? '');
    if (refusal) return;
    setTexts({ fr: text.fr ?? '', en: text.en ?? '' });
    announce(t('venuePhotos.described'));
  }

  return (
    <li className={classes['photo']}>
      <img src={small} alt={altFr || altEn} loading="lazy" />
      <form className={classes['describe']} onSubmit={(event) => void submit(event)}>
        <strong>{t('venuePhotos.place', { number, count })}</strong>
        {(['fr', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(language === 'fr' ? 'venuePhotos.altFr' : 'venuePhotos.altEn', { number })}
            lang={language}
            maxLength={250}
            value={texts[language]}
            onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [language]: value }))}
          />
        ))}
        {isChanged && (
          <Button type="submit" size="xs" radius="xl" variant="light" loading={fetching}>
            {t('venuePhotos.saveText', { number })}
          </Button>
        )}
        <Problem text={problem} />
      </form>
      <div className={classes['order']}>
        <ActionIcon
          id={`up-${id}`}
          size={44}
          variant="default"
          disabled={number === 1 || busy}
          aria-label={t('venuePhotos.up', { number })}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          id={`down-${id}`}
          size={44}
          variant="default"
          disabled={number === count || busy}
          aria-label={t('venuePhotos.down', { number })}
          onClick={() => move(1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon size={44} variant="default" aria-label={t('venuePhotos.remove', { number })} onClick={remove}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
