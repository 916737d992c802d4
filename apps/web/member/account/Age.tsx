import { Button, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { useAction } from '../../parts/useAction.js';
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
  const [, give] = useMutation(GiveBirthDateMutation);
  const [, declare] = useMutation(DeclareAdultMutation);
  const [birthDate, setBirthDate] = useState('');
  const { act, problem, isBusy } = useAction();
  const again = () => refetch({ requestPolicy: 'network-only' });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await act(give({ birthDate }), t('age.saved'))) again();
  }
  async function declareAdult() {
    if (await act(declare({}), t('age.declared'))) again();
  }

  const age = data?.myAge;
  const isDeclared = Boolean(data?.me?.adultDeclaredAt);
  return (
    <section id="age" aria-labelledby="age-title" className={classes['section']}>
      <h2 id="age-title" className={classes['title']}>
        {t('age.title')}
      </h2>
      {error && !data && <FailureNotice error={error} retry={again} />}
      {!data && !error && <Skeleton h={90} radius="lg" aria-label={t('shell.loading')} />}
      {age && !age.birthDate && (
        <>
          <p className={classes['muted']}>{t(isDeclared ? 'age.declaredLead' : 'age.lead')}</p>
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
            <Button type="submit" radius="xl" loading={isBusy}>
              {t('age.save')}
            </Button>
            {!isDeclared && (
              <Button variant="default" radius="xl" loading={isBusy} onClick={() => void declareAdult()}>
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
