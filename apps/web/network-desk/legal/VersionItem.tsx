import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import type { LegalKind } from '../../member/legal/documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { momentText } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { type LegalVersion, WithdrawLegalPageMutation } from './documents.js';

interface Props {
  kind: LegalKind;
  address: string;
  version: LegalVersion;
  changed: () => void;
}

/** One version: when it binds, who accepted it, and a way to withdraw it before. */
export function VersionItem({
  kind,
  address,
  version: { version, bindsFrom, withdrawnAt, acceptedBy },
  changed,
}: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug, network } = useSession();
  const [{ fetching }, withdraw] = useMutation(WithdrawLegalPageMutation);
  const [problem, setProblem] = useState('');
  const day = momentText(bindsFrom, network.zone, language);
  const [now] = useState(() => Date.now());
  const isToCome = !withdrawnAt && Date.parse(bindsFrom) > now;
  const state = withdrawnAt ? 'withdrawnState' : isToCome ? 'toCome' : 'binding';

  async function remove() {
    const { data, error } = await withdraw({ kind, version });
    const answer = data?.withdrawLegalPage;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.__typename === 'LegalPageRefused') return setProblem(answer.message);
    announce(t('legalDesk.withdrawn'));
    changed();
  }

  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <strong>
          <Link to={`/${slug}/legal/${address}?version=${version}`}>{t('legalDesk.version', { version })}</Link>
        </strong>
        <p className={classes['muted']}>{t(`legalDesk.${state}`, { day })}</p>
        {kind !== 'ACCESSIBILITY' && (
          <p className={classes['muted']}>{t('legalDesk.accepted', { count: acceptedBy })}</p>
        )}
        <Problem text={problem} />
      </div>
      {isToCome && (
        <Button variant="default" size="xs" radius="xl" loading={fetching} onClick={() => void remove()}>
          {t('legalDesk.withdraw', { version })}
        </Button>
      )}
    </li>
  );
}
