import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { LanguagesQuery } from './documents.js';
import classes from './People.module.css';
import { STAGES } from './stages.js';

interface Props {
  params: URLSearchParams;
  apply: (params: URLSearchParams) => void;
}

/** What to search people by. It lives in the address. */
export function PeopleFilters({ params, apply }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: LanguagesQuery });
  const asked = { q: params.get('q') ?? '', skill: params.get('skill') ?? '' };
  const [before, setBefore] = useState(asked);
  const [words, setWords] = useState(asked.q);
  const [skill, setSkill] = useState(asked.skill);
  if (before.q !== asked.q || before.skill !== asked.skill) {
    setBefore(asked);
    setWords(asked.q);
    setSkill(asked.skill);
  }

  const changed = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes))
      if (value.trim()) next.set(name, value.trim());
      else next.delete(name);
    return next;
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    apply(changed({ q: words, skill }));
  }

  return (
    <search>
      <form className={classes['filters']} onSubmit={submit}>
        <TextInput
          type="search"
          label={t('people.words')}
          maxLength={200}
          value={words}
          onChange={({ currentTarget: { value } }) => setWords(value)}
        />
        <TextInput
          type="search"
          label={t('people.skill')}
          placeholder={t('people.skillExample')}
          maxLength={120}
          value={skill}
          onChange={({ currentTarget: { value } }) => setSkill(value)}
        />
        <NativeSelect
          label={t('people.stage')}
          value={params.get('stage') ?? ''}
          data={[
            { value: '', label: t('people.any') },
            ...STAGES.map((stage) => ({ value: stage, label: t(`people.stages.${stage}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => apply(changed({ q: words, skill, stage: value }))}
        />
        <NativeSelect
          label={t('people.language')}
          value={params.get('language') ?? ''}
          data={[
            { value: '', label: t('people.any') },
            ...(data?.spokenLanguages ?? []).map(({ code, label }) => ({ value: code, label })),
          ]}
          onChange={({ currentTarget: { value } }) => apply(changed({ q: words, skill, language: value }))}
        />
        <Button type="submit" radius="xl" leftSection={<IconSearch size={18} aria-hidden />}>
          {t('common.search')}
        </Button>
        {params.has('venue') && (
          <Button variant="default" radius="xl" onClick={() => apply(changed({ q: words, skill, venue: '' }))}>
            {t('people.everyVenue')}
          </Button>
        )}
      </form>
    </search>
  );
}
