import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import { loadPercent } from '../../rules/meeting.js';
import { dayText, minutesText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { DismissMentorMutation, type NetworkMentor } from './documents.js';
import classes from './Mentors.module.css';

interface Props {
  mentor: NetworkMentor;
  /** Called with what was done. */
  changed: (text: string) => void;
}

/** One mentor: status, charter, skills, the load of this week, and the end of the role with a confirmation. */
export function MentorItem({ mentor, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [isAsking, setAsking] = useState(false);
  const [, dismiss] = useMutation(DismissMentorMutation);
  const { act, problem, isBusy } = useAction();
  const { id, name, status, invitedAt, charterAcceptedAt, skills, usedMinutes, weekMinutes } = mentor;
  const percent = loadPercent(usedMinutes, weekMinutes);

  async function end() {
    if (await act(dismiss({ id }))) changed(t('mentors.dismissed', { name }));
  }

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{name}</strong>{' '}
        <Badge variant="light" color={charterAcceptedAt ? 'river' : 'ochre'}>
          {t(`mentors.statuses.${status}`)}
        </Badge>
        <p className={desk['muted']}>
          {charterAcceptedAt
            ? t('mentors.acceptedOn', { day: dayText(charterAcceptedAt, zone, language) })
            : t('mentors.invitedOn', { day: dayText(invitedAt, zone, language) })}
        </p>
        <p className={classes['skills']}>
          {skills.length > 0 ? skills.map(({ skill }) => skill.label).join(', ') : t('mentors.noSkill')}
        </p>
      </div>
      {charterAcceptedAt && (
        <div className={classes['load']}>
          {t('mentors.load')}
          <br />
          {t('mentors.loadOf', { used: minutesText(usedMinutes), week: minutesText(weekMinutes) })}
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" className={classes['bar']} aria-hidden>
            <rect width="100" height="6" className={classes['track']} />
            <rect width={percent} height="6" className={classes[percent === 100 ? 'full' : 'used']} />
          </svg>
        </div>
      )}
      <Button
        variant="default"
        size="xs"
        radius="xl"
        aria-expanded={isAsking}
        aria-controls={`dismiss-${id}`}
        aria-label={t('mentors.dismissOf', { name })}
        onClick={() => setAsking(!isAsking)}
      >
        {t('mentors.dismiss')}
      </Button>
      {isAsking && (
        <div id={`dismiss-${id}`} className={desk['wide']}>
          <div className={desk['effect']}>
            <p>{t('mentors.sure', { name })}</p>
            <div className={desk['actions']}>
              <Button radius="xl" loading={isBusy} onClick={() => void end()}>
                {t('mentors.dismissNow', { name })}
              </Button>
              <Button variant="subtle" radius="xl" disabled={isBusy} onClick={() => setAsking(false)}>
                {t('mentors.keep')}
              </Button>
            </div>
            <Problem text={problem} />
          </div>
        </div>
      )}
    </li>
  );
}
