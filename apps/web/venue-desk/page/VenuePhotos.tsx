import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { PicturePicker } from '../../parts/pictures/PicturePicker.js';
import { moved } from '../../rules/moved.js';
import { AddVenuePhotoMutation, RemovePhotoMutation, ReorderPhotosMutation, VenuePhotosQuery } from './documents.js';
import { PhotoItem } from './PhotoItem.js';
import { RemovedPhoto } from './RemovedPhoto.js';
import { useLateRemoval } from './useLateRemoval.js';
import classes from './VenueEditor.module.css';

const MOST = 20;

type Sent = { data?: Record<string, { __typename: string; message?: string }> | undefined; error?: Parameters<typeof failureKind>[0] | undefined }; // prettier-ignore

/** The photos of a venue in their order. Each change is saved at once. */
export default function VenuePhotos({ venueId, slug }: { venueId: string; slug: string }) {
  const { t } = useTranslation();
  const [{ data, error }, reexecuteQuery] = useQuery({
    query: VenuePhotosQuery,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const [, add] = useMutation(AddVenuePhotoMutation);
  const [{ fetching: ordering }, reorder] = useMutation(ReorderPhotosMutation);
  const [, remove] = useMutation(RemovePhotoMutation);
  const [problem, setProblem] = useState('');
  const justMoved = useRef('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const photos = data?.venue?.photos ?? [];
  const order = photos.map(({ id }) => id);

  /** @returns what went wrong, in words; undefined when the change was made */
  async function changed(sending: Promise<unknown>): Promise<string | undefined> {
    const { data: sent, error: lost } = (await sending) as Sent;
    const answer = Object.values(sent ?? {})[0];
    refetch();
    if (answer) return answer.message;
    return t(`failure.${lost ? failureKind(lost) : 'broken'}.text`);
  }
  const removal = useLateRemoval(async (id) => {
    const refusal = await changed(remove({ id }));
    setProblem(refusal ?? '');
    return refusal === undefined;
  });
  async function move(id: string, by: -1 | 1) {
    const ids = moved(order, id, by);
    justMoved.current = `${by < 0 ? 'up' : 'down'}-${id}`;
    setProblem((await changed(reorder({ ids }))) ?? '');
    announce(t('venuePhotos.movedTo', { place: ids.indexOf(id) + 1, count: ids.length }));
  }

  // A photo that moves takes the focus of its button along; at an end the other button has it.
  const content = order.join(' ');
  useEffect(() => {
    const [direction, id] = justMoved.current.split(/-(.*)/s);
    if (!id) return;
    const button = document.getElementById(justMoved.current) as HTMLButtonElement | null;
    const other = document.getElementById(`${direction === 'up' ? 'down' : 'up'}-${id}`);
    (button?.disabled ? other : button)?.focus();
  }, [content, ordering]);

  return (
    <section id="photos" aria-labelledby="photos-title" className={classes['section']}>
      <h2 id="photos-title" className={desk['heading']}>
        {t('venuePhotos.title')}
      </h2>
      <p className={desk['muted']}>{t('venuePhotos.help', { count: MOST })}</p>
      {error && !data && <FailureNotice error={error} retry={refetch} />}
      {!data && !error && <Skeleton h={160} radius="lg" aria-label={t('shell.loading')} />}
      {data && photos.length === 0 && <p>{t('venuePhotos.none')}</p>}
      {photos.length > 0 && (
        <ol className={classes['photos']}>
          {photos.map((photo, i) =>
            removal.removed.includes(photo.id) ? (
              <RemovedPhoto
                key={photo.id}
                number={i + 1}
                undo={() => removal.undo(photo.id)}
                removeNow={() => removal.removeNow(photo.id)}
              />
            ) : (
              <PhotoItem
                key={photo.id}
                photo={photo}
                number={i + 1}
                count={photos.length}
                busy={ordering}
                move={(by) => void move(photo.id, by)}
                remove={() => removal.removeLater(photo.id)}
                changed={changed}
              />
            ),
          )}
        </ol>
      )}
      <Problem text={problem} />
      {data && photos.length < MOST && (
        <PicturePicker
          purpose="venue.photo"
          subject={venueId}
          onAdd={(fileId, text) => changed(add({ venueId, fileId, text }))}
        />
      )}
    </section>
  );
}
