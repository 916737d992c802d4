import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import type { VariablesOf } from '../../api/graphql.js';
import { announce } from '../../frame/announce.js';
import { InviteMembersMutation } from './documents.js';

type People = VariablesOf<typeof InviteMembersMutation>['people'];

/** Sends invitations, and says how many people get a mail. */
export function useInvite(invited: () => void) {
  const { t } = useTranslation();
  const [{ fetching }, send] = useMutation(InviteMembersMutation);
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState('');

  async function invite(people: People): Promise<boolean> {
    const { data, error } = await send({ people });
    const counts = data?.inviteMembers;
    if (!counts) {
      const isBadAddress = error?.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
      setProblem(isBadAddress ? t('field.badEmail') : t(`failure.${error ? failureKind(error) : 'broken'}.text`));
      return false;
    }
    const { alreadyMembers, alreadyInvited } = counts;
    const left = alreadyMembers + alreadyInvited;
    const text = [t('invite.sent', { count: counts.invited }), left > 0 && t('invite.left', { count: left })]
      .filter(Boolean)
      .join(' ');
    setProblem('');
    setDone(text);
    announce(text);
    invited();
    return true;
  }
  return { invite, fetching, problem, done };
}
