import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { VenueNamesQuery } from './documents.js';

/** Finds a venue of the network by its name. */
export function VenueChoice({ choose }: { choose: (venueId: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const [{ data }] = useQuery({ query: VenueNamesQuery, variables: { filter: { text } } });
  const venues = data?.searchVenues.edges.map(({ node }) => node.venue) ?? [];
  const current = venues.some(({ id }) => id === chosen) ? chosen : (venues[0]?.id ?? '');
  useEffect(() => choose(current || null), [current, choose]);
  return (
    <>
      <TextInput
        label={t('members.findVenue')}
        maxLength={80}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <NativeSelect
        label={t('members.venue')}
        value={current}
        data={venues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => setChosen(value)}
      />
    </>
  );
}
