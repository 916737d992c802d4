import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText } from '../../rules/when.js';
import { useAction } from '../useAction.js';
import { LiftBanMutation, type VenueBan } from './documents.js';

/** One ban with its reason; one that lasts can be lifted. */
export function BanItem({ ban, changed }: { ban: VenueBan; changed: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [, lift] = useMutation(LiftBanMutation);
  const { act, problem, isBusy } = useAction();
  const { id, venueName, memberName, reason, bannedByName, bannedAt, liftedAt } = ban;
  const day = (instant: string) => dayText(instant, network.zone, language);

  async function end() {
    if (await act(lift({ id }), t('bans.liftDone', { name: memberName }))) changed();
  }

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{memberName}</strong>
        <p>{reason}</p>
        <p className={desk['muted']}>
          {t('bans.row', { venue: venueName, by: bannedByName, day: day(bannedAt) })}
          {liftedAt && ` · ${t('bans.lifted', { day: day(liftedAt) })}`}
        </p>
        <Problem text={problem} />
      </div>
      {!liftedAt && (
        <Button
          variant="default"
          size="xs"
          radius="xl"
          loading={isBusy}
          aria-label={t('bans.liftOf', { name: memberName })}
          onClick={() => void end()}
        >
          {t('bans.lift')}
        </Button>
      )}
    </li>
  );
}
