import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { dayText } from '../../rules/when.js';
import { Problem } from '../sign-in/Problem.js';
import { useProviderProblem } from '../sign-in/useProviderProblem.js';
import { SignInAgain } from './SignInAgain.js';
import { MyIdentitiesQuery, StartLinkingProviderMutation, UnlinkProviderMutation } from './passkeys.documents.js';
import classes from './Account.module.css';

/** Identities at a provider that sign this person in. Nothing where no provider is set up and none is linked. */
export function Identities() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const [{ data, error }, reexecuteQuery] = useQuery({ query: MyIdentitiesQuery });
  const [, start] = useMutation(StartLinkingProviderMutation);
  const [{ fetching: unlinking }, unlink] = useMutation(UnlinkProviderMutation);
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  const refetch = () => reexecuteQuery({ requestPolicy: 'network-only' });
  const identities = data?.me?.identities ?? [];
  const label = data?.signInProvider?.label ?? identities[0]?.label ?? '';
  const broughtBack = useProviderProblem(label);
  if (error && !data) return <FailureNotice error={error} retry={refetch} />;
  if (!label) return null;

  async function link() {
    setLeaving(true);
    setProblem('');
    setProof('');
    const { data: asked, error: lost } = await start({});
    const answer = asked?.startLinkingProvider;
    if (answer?.__typename === 'ProviderAsk') return location.assign(answer.url);
    setLeaving(false);
    if (answer?.__typename === 'RecentSignInNeeded') setProof(answer.message);
    else setProblem(lost ? t(`failure.${failureKind(lost)}.text`) : (answer?.message ?? ''));
  }
  async function leave(identity: (typeof identities)[number]) {
    setProblem('');
    setProof('');
    const { data: done, error: lost } = await unlink({ issuer: identity.issuer });
    if (lost) return setProblem(t(`failure.${failureKind(lost)}.text`));
    if (done?.unlinkProvider.__typename === 'RecentSignInNeeded') return setProof(done.unlinkProvider.message);
    announce(t('identities.unlinked', { label: identity.label }));
    refetch();
  }

  return (
    <section aria-labelledby="identities" className={classes['section']}>
      <h2 id="identities" className={classes['title']}>
        {t('identities.title')}
      </h2>
      <p className={classes['muted']}>{t('identities.lead', { label })}</p>
      {identities.length > 0 && (
        <ul className={classes['list']}>
          {identities.map((identity) => (
            <li key={identity.issuer} className={classes['item']}>
              <div className={classes['what']}>
                <strong>{identity.label}</strong>
                <br />
                <span className={classes['muted']}>
                  {t('identities.linkedOn', { day: dayText(identity.linkedAt, network.zone, language) })}
                </span>
              </div>
              <Button
                variant="subtle"
                color="red"
                radius="xl"
                loading={unlinking}
                aria-label={t('identities.unlinkThis', { label: identity.label })}
                onClick={() => void leave(identity)}
              >
                {t('identities.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data?.signInProvider && identities.length === 0 && (
        <Button mt="md" radius="xl" variant="outline" loading={leaving} onClick={() => void link()}>
          {t('identities.link', { label })}
        </Button>
      )}
      <Problem text={problem || (leaving ? '' : broughtBack)} />
      <SignInAgain text={proof} />
    </section>
  );
}
