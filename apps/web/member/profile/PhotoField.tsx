import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useAction } from '../../parts/useAction.js';
import { PicturePicker } from '../../parts/pictures/PicturePicker.js';
import { Portrait } from '../people/Portrait.js';
import { Problem } from '../sign-in/Problem.js';
import { type MyProfileResult, RemovePhotoMutation, SetPhotoMutation } from './documents.js';

interface Props {
  memberId: string;
  profile: MyProfileResult['profile'];
  changed: () => void;
}

/** The person's photo. It is saved at once, apart from the rest of the form. */
export function PhotoField({ memberId, profile: { name, photo }, changed }: Props) {
  const { t } = useTranslation();
  const [, set] = useMutation(SetPhotoMutation);
  const [, remove] = useMutation(RemovePhotoMutation);
  const { act, problem, isBusy } = useAction();

  async function add(fileId: string, { fr, en }: { fr: string | null; en: string | null }) {
    const { data, error } = await set({ fileId, alternativeText: fr ?? en ?? name });
    if (data?.setProfilePhoto.__typename === 'ProfileRefused') return data.setProfilePhoto.message;
    if (error) return t('failure.broken.text');
    changed();
    return undefined;
  }
  async function removePhoto() {
    if (await act(remove({}), t('profile.photoRemoved'))) changed();
  }

  return (
    <>
      {photo && (
        <>
          <Portrait name={name} photo={photo} size="large" />
          <div>
            <Button variant="default" size="xs" radius="xl" loading={isBusy} onClick={() => void removePhoto()}>
              {t('profile.removePhoto')}
            </Button>
          </div>
        </>
      )}
      <PicturePicker purpose="profile.photo" subject={memberId} secondary onAdd={add} />
      <Problem text={problem} />
    </>
  );
}
