import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import desk from '../Desk.module.css';
import { type MonthCloseData, ReleaseParkedAccountMutation } from './documents.js';

interface Props {
  close: MonthCloseData['monthClose'];
  /** Called with what was done. */
  released: (text: string) => void;
}

/** The accounts that the close left aside, each with its reason and a way to go on. */
export function ParkedAccounts({ close, released }: Props) {
  const { t } = useTranslation();
  const [, release] = useMutation(ReleaseParkedAccountMutation);
  const { act, problem, isBusy } = useAction();
  const reasons: Record<string, string> = t('monthClose.reason', { returnObjects: true });
  if (close.parkedAccounts.length === 0) return null;

  async function send(id: string, name: string) {
    if (await act(release({ month: close.month, id }))) released(t('monthClose.released', { name }));
  }

  return (
    <section className={desk['section']} aria-labelledby="parked">
      <h2 id="parked" className={desk['heading']}>
        {t('monthClose.parkedTitle')}
      </h2>
      <Problem text={problem} />
      <ul className={desk['rows']}>
        {close.parkedAccounts.map(({ memberId, name, reason }) => (
          <li key={memberId} className={desk['row']}>
            <div className={desk['what']}>
              <strong>{name}</strong>
              <p className={desk['muted']}>{reasons[reason] ?? reason}</p>
            </div>
            <Button
              variant="default"
              size="xs"
              radius="xl"
              disabled={isBusy}
              aria-label={t('monthClose.releaseOf', { name })}
              onClick={() => void send(memberId, name)}
            >
              {t('monthClose.release')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
