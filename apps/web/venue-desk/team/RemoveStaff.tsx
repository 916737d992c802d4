import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useFocusOnMount } from '../../parts/useFocusOnMount.js';
import { RemoveStaffMutation, type StaffMember } from './documents.js';

interface Props {
  member: StaffMember;
  isMe: boolean;
  venue: { id: string; name: string };
  removed: () => void;
  keep: () => void;
}

/** Says what it means to remove a person from the team, and does it. */
export function RemoveStaff({ member: { memberId, name }, isMe, venue, removed, keep }: Props) {
  const { t } = useTranslation();
  const { refetchAll } = useSession();
  const [problem, setProblem] = useState('');
  const [{ fetching }, remove] = useMutation(RemoveStaffMutation);
  const keepButton = useFocusOnMount<HTMLButtonElement>();

  async function removeNow() {
    const { data, error } = await remove({ venueId: venue.id, personId: memberId });
    const answer = data?.removeStaff;
    if (answer?.__typename !== 'StaffRemoved')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueTeam.removed', { name }));
    if (isMe) refetchAll();
    else removed();
  }

  return (
    <div className={desk['effect']}>
      <p>{t(isMe ? 'venueTeam.consequenceMe' : 'venueTeam.consequence', { name, venue: venue.name })}</p>
      <div className={desk['actions']}>
        <Button variant="outline" radius="xl" size="sm" loading={fetching} onClick={() => void removeNow()}>
          {t('venueTeam.removeYes', { name })}
        </Button>
        <Button ref={keepButton} variant="default" radius="xl" size="sm" onClick={keep}>
          {t('venueTeam.keep')}
        </Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
