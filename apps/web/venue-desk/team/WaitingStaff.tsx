import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText } from '../../rules/when.js';
import { RevokeInvitationMutation, type StaffInvitation } from './documents.js';

interface Props {
  invitations: readonly StaffInvitation[];
  isManager: boolean;
  changed: () => void;
}

/** Who was invited and has not answered, with a way to end the invitation. */
export function WaitingStaff({ invitations, isManager, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [problem, setProblem] = useState('');
  const [, revoke] = useMutation(RevokeInvitationMutation);
  const day = (instant: string) => dayText(instant, network.zone, language);

  async function end(id: string, email: string) {
    const { data, error } = await revoke({ id });
    const answer = data?.revokeInvitation;
    if (answer?.__typename === 'StaffInvitation') announce(t('venueTeam.revoked', { email }));
    if (answer) setProblem(answer.__typename === 'PublishingRefused' ? answer.message : '');
    else setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    changed();
  }

  return (
    <section aria-labelledby="waiting" className={desk['section']}>
      <h2 id="waiting" className={desk['heading']}>
        {t('venueTeam.waiting')}
      </h2>
      {invitations.length === 0 && <p className={desk['muted']}>{t('venueTeam.nobodyWaits')}</p>}
      {invitations.length > 0 && (
        <ul className={desk['rows']}>
          {invitations.map(({ id, email, role, invitedAt, expiresAt }) => (
            <li key={id} className={desk['row']}>
              <div className={desk['what']}>
                <strong>{email}</strong>
                <p className={desk['muted']}>
                  {t(`venueTeam.role.${role}`)} ·{' '}
                  {t('venueTeam.invitedOn', { day: day(invitedAt), until: day(expiresAt) })}
                </p>
              </div>
              {isManager && (
                <Button
                  variant="default"
                  size="xs"
                  radius="xl"
                  aria-label={t('venueTeam.revokeOf', { email })}
                  onClick={() => void end(id, email)}
                >
                  {t('venueTeam.revoke')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Problem text={problem} />
    </section>
  );
}
