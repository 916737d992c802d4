import { Button, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Problem } from '../sign-in/Problem.js';
import { DeclareAdultMutation, GiveBirthDateMutation, MyAgeQuery } from './age.documents.js';
import { GuardianForm } from './GuardianForm.js';
import classes from './Account.module.css';

/** A day without a time, such as `2010-05-31`, as people read it. */
const dateText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** The person's birth date, which is given once, and the guardian of a minor. */
export function Age() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ data, error }, refetch] = useQuery({ query: MyAgeQuery, requestPolicy: 'network-only' });
  const [{ fetching }, give] = useMutation(GiveBirthDateMutation);
  const [{ fetching: declaring }, declare] = useMutation(DeclareAdultMutation);
  const [birthDate, setBirthDate] = useState('');
  const [problem, setProblem] = useState('');
  const again = () => refetch({ requestPolicy: 'network-only' });
  const done = (text: string) => {
    setProblem('');
    announce(text);
    again();
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { data: sent, error: failure } = await give({ birthDate });
    const answer = sent?.giveBirthDate;
    if (answer?.__typename === 'MyAge') return done(t('age.saved'));
    setProblem(answer?.message ?? t(`failure.${failure ? failureKind(failure) : 'broken'}.text`));
  }
  async function declareAdult() {
    const { data: sent, error: failure } = await declare({});
    if (sent) return done(t('age.declared'));
    setProblem(t(`failure.${failure ? failureKind(failure) : 'broken'}.text`));
  }

  const age = data?.myAge;
  return (
    <section id="age" aria-labelledby="age-title" className={classes['section']}>
      <h2 id="age-title" className={classes['title']}>
        {t('age.title')}
      </h2>
      {error && !data && <FailureNotice error={error} retry={again} />}
      {!data && !error && <Skeleton h={90} radius="lg" aria-label={t('shell.loading')} />}
      {age && !age.birthDate && (
        <>
          <p className={classes['muted']}>{data.me?.adultDeclaredAt ? t('age.declaredLead') : t('age.lead')}</p>
          <form className={classes['form']} onSubmit={(event) => void submit(event)}>
            <TextInput
              type="date"
              label={t('age.birthDate')}
              description={t('age.once')}
              autoComplete="bday"
              required
              withAsterisk={false}
              value={birthDate}
              onChange={({ currentTarget: { value } }) => setBirthDate(value)}
              className={classes['grow']!}
            />
            <Button type="submit" radius="xl" loading={fetching}>
              {t('age.save')}
            </Button>
            {!data.me?.adultDeclaredAt && (
              <Button variant="default" radius="xl" loading={declaring} onClick={() => void declareAdult()}>
                {t('age.declare')}
              </Button>
            )}
          </form>
        </>
      )}
      {age?.birthDate && <p>{t('age.born', { day: dateText(age.birthDate, language) })}</p>}
      {age?.isMinor && <GuardianForm guardian={age.guardian} changed={again} />}
      <Problem text={problem} />
    </section>
  );
}
