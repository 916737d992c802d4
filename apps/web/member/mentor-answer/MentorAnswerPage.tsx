import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { announce } from '../../frame/announce.js';
import { hasRole, useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { MentorAnswers } from '../../parts/mentoring/MentorAnswers.js';
import parts from '../../parts/mentoring/Mentoring.module.css';
import { Notice } from '../../parts/Notice.js';
import { Page } from '../../parts/Page.js';
import { TimeLeft } from '../../parts/TimeLeft.js';
import { momentText, spanText } from '../../rules/when.js';
import { AnswerByLinkMutation, MentorQuestionQuery } from './documents.js';
import classes from './MentorAnswer.module.css';

type Question = NonNullable<ResultOf<typeof MentorQuestionQuery>['mentorQuestion']>;

/** What a mentor reads and answers with the link of a mail, without signing in. Opening it answers nothing. */
export default function MentorAnswerPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [done, setDone] = useState('');
  const [{ data, error }, refetch] = useQuery({
    query: MentorQuestionQuery,
    variables: { token },
    requestPolicy: 'network-only',
  });
  const [, answer] = useMutation(AnswerByLinkMutation);
  const asked = data?.mentorQuestion;
  const answered = (text: string) => {
    setDone(text);
    announce(text);
  };
  const mine = hasRole(session, 'MENTOR') && (
    <Button component={Link} to={`/${session.slug}/mentoring/appointments`} radius="xl" variant="default">
      {t('mentorAnswer.workspace')}
    </Button>
  );
  return (
    <Page
      title={asked ? t('mentorAnswer.title', { name: asked.founderName }) : t('mentorAnswer.plainTitle')}
      lead={asked && !done && asked.isOpen ? t('mentorAnswer.lead', { mentor: asked.mentorName }) : undefined}
    >
      {error && !data && <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Skeleton h={320} radius="lg" aria-label={t('shell.loading')} />}
      {data && !asked && (
        <Notice tone="warm" title={t('mentorAnswer.unknownTitle')} text={t('mentorAnswer.unknownText')} />
      )}
      {done && <Notice title={t('mentorAnswer.doneTitle')} text={done} action={mine} />}
      {asked && !done && !asked.isOpen && (
        <Notice title={t('mentorAnswer.closedTitle')} text={t('mentorAnswer.closedText')} action={mine} />
      )}
      {asked && !done && asked.isOpen && (
        <section className={classes['card']} aria-labelledby="question">
          <h2 id="question" className={classes['heading']}>
            {t('mentorAnswer.question', { name: asked.founderName })}
          </h2>
          <blockquote className={parts['question']}>{asked.question}</blockquote>
          <Facts asked={asked} />
          <MentorAnswers asked={asked} send={(given) => answer({ token, ...given })} answered={answered} />
        </section>
      )}
    </Page>
  );
}

function Facts({ asked: { skill, stage, mode, place, start, end, zone, answerBy } }: { asked: Question }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className={classes['facts']}>
      <dt>{t('mentorAnswer.when')}</dt>
      <dd>
        <strong>{spanText(start, end, zone, language)}</strong>
      </dd>
      <dt>{t('mentorAnswer.where')}</dt>
      <dd>{place ?? t(`mentoring.mode.${mode}`)}</dd>
      {skill && (
        <>
          <dt>{t('mentorAnswer.skill')}</dt>
          <dd>{skill.label}</dd>
        </>
      )}
      {stage && (
        <>
          <dt>{t('mentorAnswer.stage')}</dt>
          <dd>{t(`mentoring.stage.${stage}`)}</dd>
        </>
      )}
      <dt>{t('mentorAnswer.deadline')}</dt>
      <dd>
        {momentText(answerBy, zone, language)} ({t('mentoring.left').toLowerCase()}{' '}
        <TimeLeft until={answerBy} over={t('mentorAnswer.over')} />)
      </dd>
    </dl>
  );
}
