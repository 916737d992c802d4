import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { useVenueSpaces } from '../useVenueSpaces.js';
import { SpaceFilesQuery } from './documents.js';
import { SpaceDocuments } from './SpaceDocuments.js';
import { SpacePhotos } from './SpacePhotos.js';

/** The photos and documents of a space. */
export default function SpaceFilesPanel({ spaceId }: { spaceId: string }) {
  const { t } = useTranslation();
  const { slug } = useDeskVenue();
  const { spaces, error: spacesError, refetch: refetchSpaces } = useVenueSpaces(slug);
  const place = spaces?.find(({ id }) => id === spaceId);
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: SpaceFilesQuery,
    variables: { slug, after: place?.after ?? null },
    pause: !place,
    requestPolicy: 'network-only',
  });
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const files = data?.venue?.spaces.edges.find(({ node }) => node.id === spaceId)?.node;
  const failure = error ?? spacesError;
  if (failure && !files)
    return <FailureNotice error={failure} retry={() => (spacesError ? refetchSpaces() : refetch())} />;
  if (!files) return <Skeleton h={200} radius="lg" mt="xl" aria-label={t('shell.loading')} />;
  return (
    <>
      <SpacePhotos files={files} changed={refetch} />
      <SpaceDocuments files={files} changed={refetch} />
    </>
  );
}
