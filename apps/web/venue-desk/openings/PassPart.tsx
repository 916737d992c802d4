import { NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { mayLeave } from '../../frame/leave-guard.js';
import classes from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { useVenueSpaces } from '../useVenueSpaces.js';
import { type DeskSpace, PassOpeningsQuery } from './documents.js';
import { PassForm } from './PassForm.js';

/** What one space opens to the pass. The space is in the address. */
export default function PassPart({ spaces }: { spaces: readonly DeskSpace[] }) {
  const { t } = useTranslation();
  const { slug } = useDeskVenue();
  const [params, setParams] = useSearchParams();
  const space = spaces.find(({ id }) => id === params.get('space')) ?? spaces[0]!;
  const { spaces: places, error: placesError, refetch: refetchPlaces } = useVenueSpaces(slug);
  const place = places?.find(({ id }) => id === space.id);
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: PassOpeningsQuery,
    variables: { slug, after: place?.after ?? null },
    pause: !place,
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const openings = data?.venue?.spaces.edges.find(({ node }) => node.id === space.id)?.node.passOpenings;
  const failure = error ?? placesError;
  return (
    <section aria-labelledby="pass" className={classes['panel']}>
      <h2 id="pass" className={classes['heading']}>
        {t('venueOpenings.pass')}
      </h2>
      <p className={classes['muted']}>{t('venueOpenings.passHelp')}</p>
      <NativeSelect
        label={t('venueOpenings.space')}
        className={classes['filter']!}
        value={space.id}
        data={spaces.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => {
          if (mayLeave()) setParams({ part: 'pass', space: value });
        }}
      />
      {failure && !openings && (
        <FailureNotice error={failure} retry={() => (placesError ? refetchPlaces() : refetch())} />
      )}
      {!failure && !openings && <Skeleton h={160} radius="lg" aria-label={t('shell.loading')} />}
      {openings && <PassForm key={space.id} space={space} openings={openings} />}
    </section>
  );
}
