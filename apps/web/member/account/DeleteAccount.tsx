import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { useSession } from '../../frame/session.js';
import { Problem } from '../sign-in/Problem.js';
import { SignInAgain } from './SignInAgain.js';
import { EraseMeMutation } from './my-data.documents.js';
import classes from './Account.module.css';
import { notify } from '../../frame/notify.js';

const CONSEQUENCES = ['everywhere', 'signIn', 'hours', 'kept', 'forGood'] as const;

/** Deletes the account, once the person has read what that means. */
export function DeleteAccount() {
  const { t } = useTranslation();
  const { slug, me, refetchAll } = useSession();
  const navigate = useNavigate();
  const [{ fetching }, erase] = useMutation(EraseMeMutation);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const [proof, setProof] = useState('');
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus(), [asking]);

  async function submit() {
    setProblem('');
    setProof('');
    const { data, error } = await erase({});
    const answer = data?.eraseMe;
    if (!answer) return setProblem(t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    if (answer.__typename === 'RecentSignInNeeded') return setProof(answer.message);
    if (answer.__typename !== 'AccountErased') return setProblem(answer.message);
    void notify({ message: t('myData.erased'), color: 'river' });
    refetchAll();
    await navigate(`/${slug}`);
  }

  if (!asking) {
    return (
      <div className={classes['keep']}>
        <Button variant="subtle" color="red" radius="xl" onClick={() => setAsking(true)}>
          {t('myData.erase')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes['codes']}>
      <h3 ref={question} tabIndex={-1}>
        {t('myData.sure', { email: me?.email })}
      </h3>
      <ul className={classes['consequences']}>
        {CONSEQUENCES.map((key) => (
          <li key={key}>{t(`myData.consequence.${key}`)}</li>
        ))}
      </ul>
      <div className={classes['keep']}>
        <Button color="red" radius="xl" loading={fetching} onClick={() => void submit()}>
          {t('myData.eraseYes')}
        </Button>
        <Button variant="subtle" radius="xl" disabled={fetching} onClick={() => setAsking(false)}>
          {t('myData.eraseNo')}
        </Button>
      </div>
      <Problem text={problem} />
      <SignInAgain text={proof} />
    </div>
  );
}
