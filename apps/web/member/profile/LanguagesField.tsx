import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { LanguagesQuery } from '../people/documents.js';
import type { ProfileDraft } from './profile-draft.js';

const MOST = 10;

interface Props {
  languages: ProfileDraft['languages'];
  change: (languages: ProfileDraft['languages']) => void;
}

/** Languages that the person speaks. */
export function LanguagesField({ languages, change }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: LanguagesQuery });
  const others = (data?.spokenLanguages ?? []).filter(({ code }) => !languages.some((one) => one.code === code));
  return (
    <>
      <NativeSelect
        label={t('profile.addLanguage')}
        value=""
        disabled={languages.length >= MOST}
        data={[{ value: '', label: t('profile.choose') }, ...others.map(({ code, label }) => ({ value: code, label }))]}
        onChange={({ currentTarget: { value } }) => {
          const language = others.find(({ code }) => code === value);
          if (language) change([...languages, language]);
        }}
      />
      <ChosenList
        label={t('people.languages')}
        chosen={languages.map(({ code, label }) => ({ key: code, label }))}
        remove={(code) => change(languages.filter((one) => one.code !== code))}
      />
    </>
  );
}
