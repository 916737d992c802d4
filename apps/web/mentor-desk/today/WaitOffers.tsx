import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import ticket from '../../parts/booking/BookingTicket.module.css';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { OtherTimesForm } from '../../parts/mentoring/OtherTimesForm.js';
import { useAction } from '../../parts/useAction.js';
import { instantOf, momentText, wallClock } from '../../rules/when.js';
import { AnswerWaitMutation, type WaitOffer, WaitOffersQuery } from '../documents.js';

/** Members for whom no mentor could come so far, offered to this mentor. Nothing is shown when there are none. */
export function WaitOffers({ answered }: { answered: (text: string) => void }) {
  const { t } = useTranslation();
  const [{ data }, refetch] = useQuery({ query: WaitOffersQuery, requestPolicy: 'cache-and-network' });
  if (!data?.mentorWaitOffers.length) return null;
  const done = (text: string) => {
    answered(text);
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <section aria-labelledby="wait-offers" className={desk['section']}>
      <h2 id="wait-offers" className={desk['heading']}>
        {t('mentorDesk.waits.title')}
      </h2>
      <ul className={classes['list']}>
        {data.mentorWaitOffers.map((offer) => (
          <li key={offer.id}>
            <Offer offer={offer} done={done} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, done }: { offer: WaitOffer; done: (text: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isProposing, setProposing] = useState(false);
  const [today] = useState(() => wallClock(new Date().toISOString(), offer.zone).date);
  const [, answer] = useMutation(AnswerWaitMutation);
  const { act, problem, isBusy } = useAction();
  const { id, founderName: name, question, skill, stage, answerBy, zone } = offer;

  async function send(starts: string[]) {
    if (await act(answer({ id, starts })))
      done(starts.length > 0 ? t('mentoring.answer.sentTimes', { name }) : t('mentoring.answer.refused'));
  }

  return (
    <article className={ticket['ticket']} data-alive aria-label={name}>
      <div style={{ minWidth: 0 }}>
        <h3 className={ticket['venue']}>{name}</h3>
        <p className={classes['deadline']}>{t('mentoring.answerBy', { when: momentText(answerBy, zone, language) })}</p>
        <blockquote className={classes['question']} aria-label={t('mentoring.question')}>
          {question}
        </blockquote>
        {(skill ?? stage) && (
          <ul className={classes['tags']}>
            {skill && <li>{skill.label}</li>}
            {stage && <li>{t('mentoring.project', { stage: t(`mentoring.stage.${stage}`) })}</li>}
          </ul>
        )}
        {isProposing ? (
          <OtherTimesForm
            asked={{ founderName: name, start: instantOf(today, '10:00', zone), zone }}
            isBusy={isBusy}
            send={(starts) => void send(starts)}
            close={() => setProposing(false)}
          />
        ) : (
          <div className={classes['answers']}>
            <div className={classes['buttons']}>
              <Button
                radius="xl"
                disabled={isBusy}
                aria-label={t('mentorDesk.waits.proposeTo', { name })}
                onClick={() => setProposing(true)}
              >
                {t('mentorDesk.waits.propose')}
              </Button>
              <Button
                radius="xl"
                variant="subtle"
                loading={isBusy}
                aria-label={t('mentorDesk.waits.notMeFor', { name })}
                onClick={() => void send([])}
              >
                {t('mentoring.answer.refuse')}
              </Button>
            </div>
          </div>
        )}
        <Problem text={problem} />
      </div>
    </article>
  );
}
