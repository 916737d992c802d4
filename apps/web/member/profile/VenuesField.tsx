import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { SearchChoice } from '../../parts/choices/SearchChoice.js';
import { FindVenuesQuery, type MyProfileResult } from './documents.js';
import type { ProfileDraft } from './profile-draft.js';

const MOST = 10;

interface Props {
  choices: MyProfileResult['homeVenueChoices'];
  draft: ProfileDraft;
  change: (changes: Partial<ProfileDraft>) => void;
}

/** The venue that is the person's own, and others where they are. */
export function VenuesField({ choices, draft: { homeVenueId, venues }, change }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [{ data, stale }] = useQuery({
    query: FindVenuesQuery,
    variables: { filter: { text: wanted } },
    pause: wanted.length < 2,
  });
  const found = stale ? undefined : data?.searchVenues.edges.map(({ node: { venue } }) => venue);

  function pick(key: string) {
    const venue = found?.find(({ id }) => id === key);
    if (venue && !venues.some(({ id }) => id === venue.id)) change({ venues: [...venues, venue] });
    setText('');
  }

  return (
    <>
      <NativeSelect
        label={t('profile.homeVenue')}
        description={t('profile.homeVenueHelp')}
        value={homeVenueId}
        data={[
          { value: '', label: t('profile.noVenue') },
          ...choices.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => change({ homeVenueId: value })}
      />
      <SearchChoice
        label={t('profile.addVenue')}
        text={text}
        setText={setText}
        found={found?.map(({ id, name }) => ({ key: id, label: name }))}
        onPick={pick}
        disabled={venues.length >= MOST}
      />
      <ChosenList
        label={t('people.venues')}
        chosen={venues.map(({ id, name }) => ({ key: id, label: name }))}
        remove={(key) => change({ venues: venues.filter(({ id }) => id !== key) })}
      />
    </>
  );
}
