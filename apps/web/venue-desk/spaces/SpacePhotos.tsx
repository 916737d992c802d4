import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CombinedError, useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { PicturePicker } from '../../parts/pictures/PicturePicker.js';
import { AddSpacePhotoMutation, RemovePhotoMutation, ReorderPhotosMutation, type SpaceFiles } from './documents.js';
import own from './Spaces.module.css';

/** The photos of a space in their order, and one more. */
export function SpacePhotos({ files: { id: spaceId, photos }, changed }: { files: SpaceFiles; changed: () => void }) {
  const { t } = useTranslation();
  const [, add] = useMutation(AddSpacePhotoMutation);
  const [, reorder] = useMutation(ReorderPhotosMutation);
  const [, remove] = useMutation(RemovePhotoMutation);
  const [problem, setProblem] = useState('');
  type Answer = { data?: { done: { __typename: string; message?: string } }; error?: CombinedError };

  /** What went wrong, in words; undefined when it was done. */
  function refusalOf({ data, error }: Answer): string | undefined {
    if (!data) return t(`failure.${error ? failureKind(error) : 'broken'}.text`);
    if (data.done.__typename === 'FileRefused') return data.done.message;
    changed();
    return undefined;
  }
  async function act(answer: Promise<Answer>, done: string) {
    const refusal = refusalOf(await answer);
    setProblem(refusal ?? '');
    if (!refusal) announce(done);
  }
  const move = (from: number, to: number) => {
    const ids = photos.map(({ id }) => id);
    void act(reorder({ ids: ids.toSpliced(from, 1).toSpliced(to, 0, ids[from]!) }), t('venueSpaces.photoMoved'));
  };

  return (
    <section aria-labelledby="photos" className={classes['panel']}>
      <h2 id="photos" className={classes['heading']}>
        {t('venueSpaces.photos', { count: photos.length })}
      </h2>
      <ul className={classes['rows']}>
        {photos.map(({ id, small, alternativeText: name }, i) => (
          <li key={id} className={classes['row']}>
            <div className={own['photo']}>
              <img src={small} alt="" />
              <span>{name}</span>
            </div>
            <div className={classes['actions']}>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('venueSpaces.photoUp', { name })}
                disabled={i === 0}
                onClick={() => move(i, i - 1)}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('venueSpaces.photoDown', { name })}
                disabled={i === photos.length - 1}
                onClick={() => move(i, i + 1)}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t('venueSpaces.photoRemove', { name })}
                onClick={() => void act(remove({ id }), t('venueSpaces.photoRemoved'))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      <PicturePicker
        purpose="space.photo"
        secondary
        subject={spaceId}
        onAdd={async (fileId, alternativeText) => refusalOf(await add({ spaceId, fileId, alternativeText }))}
      />
    </section>
  );
}
