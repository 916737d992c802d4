import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { SearchChoice } from '../../parts/choices/SearchChoice.js';
import { FindJobTitlesQuery } from './documents.js';
import type { ProfileDraft } from './profile-draft.js';

const MOST = 5;

interface Props {
  jobs: ProfileDraft['jobs'];
  change: (jobs: ProfileDraft['jobs']) => void;
}

/** Titles of jobs from the list of France Travail. */
export function JobsField({ jobs, change }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [{ data, stale }] = useQuery({
    query: FindJobTitlesQuery,
    variables: { text: wanted },
    pause: wanted.length < 2,
  });
  const found = stale ? undefined : data?.findJobTitles;

  function pick(key: string) {
    const job = found?.find(({ code }) => String(code) === key);
    if (job && !jobs.some(({ code }) => code === job.code)) change([...jobs, job]);
    setText('');
  }

  return (
    <>
      <SearchChoice
        label={t('profile.addJob')}
        text={text}
        setText={setText}
        found={found?.map(({ code, label }) => ({ key: String(code), label }))}
        onPick={pick}
        disabled={jobs.length >= MOST}
      />
      <ChosenList
        label={t('profile.field.jobs')}
        chosen={jobs.map(({ code, label }) => ({ key: String(code), label }))}
        remove={(key) => change(jobs.filter(({ code }) => String(code) !== key))}
      />
    </>
  );
}
