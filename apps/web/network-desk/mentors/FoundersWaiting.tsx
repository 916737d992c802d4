import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../parts/mentoring/Mentoring.module.css';
import { Pager } from '../../parts/Pager.js';
import { useAction } from '../../parts/useAction.js';
import { usePaging } from '../../parts/usePaging.js';
import { dayText } from '../../rules/when.js';
import desk from '../Desk.module.css';
import { MentorWaitsQuery, type NetworkMentor, type NetworkWait, OfferWaitMutation } from './documents.js';

interface Props {
  /** Those of the page who may be asked. */
  mentors: readonly NetworkMentor[];
  /** Called with what was done. */
  changed: (text: string) => void;
}

/** Members for whom no mentor could come: an administrator asks a mentor for one of them. Nothing is shown when nobody waits. */
export function FoundersWaiting({ mentors, changed }: Props) {
  const { t } = useTranslation();
  const paging = usePaging('waits', 10, () => undefined);
  const [{ data }, refetch] = useQuery({
    query: MentorWaitsQuery,
    variables: { first: paging.size, after: paging.after },
    requestPolicy: 'cache-and-network',
  });
  const list = data?.mentorWaits;
  if (!list?.totalCount) return null;
  const asked = (text: string) => {
    changed(text);
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <section aria-labelledby="founders-waiting" className={desk['section']} style={{ marginTop: '1.5rem' }}>
      <h2 id="founders-waiting" className={desk['heading']}>
        {t('mentors.waits.count', { count: list.totalCount })}
      </h2>
      <ul className={desk['rows']}>
        {list.edges.map(({ node }) => (
          <Waiting key={node.id} wait={node} mentors={mentors} asked={asked} />
        ))}
      </ul>
      <Pager paging={paging} shown={list.edges.length} total={list.totalCount} {...list.pageInfo} />
    </section>
  );
}

function Waiting({
  wait,
  mentors,
  asked,
}: {
  wait: NetworkWait;
  mentors: readonly NetworkMentor[];
  asked: (text: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { network } = useSession();
  const { id, founderName: name, skill, since, askedCount } = wait;
  const knows = (mentor: NetworkMentor) => mentor.skills.some((one) => one.skill.code === skill?.code);
  const able = mentors
    .filter(({ charterAcceptedAt }) => charterAcceptedAt !== null)
    .toSorted((a, b) => Number(knows(b)) - Number(knows(a)));
  const [mentorId, setMentorId] = useState('');
  const chosen = able.find((mentor) => mentor.id === mentorId) ?? able[0];
  const [, offer] = useMutation(OfferWaitMutation);
  const { act, problem, isBusy } = useAction();

  async function ask() {
    if (chosen && (await act(offer({ id, mentorId: chosen.id }))))
      asked(t('mentors.waits.asked', { mentor: chosen.name, name }));
  }

  return (
    <li>
      <div style={{ minWidth: 0 }}>
        <h3>{name}</h3>
        <p className={classes['muted']}>
          {skill?.label ?? t('mentors.waits.noSubject')} ·{' '}
          {t('mentors.waits.since', { day: dayText(since, network.zone, language), count: askedCount })}
        </p>
        {chosen && (
          <div className={classes['inRow']}>
            <NativeSelect
              label={t('mentors.waits.mentor', { name })}
              value={chosen.id}
              onChange={({ currentTarget: { value } }) => setMentorId(value)}
              data={able.map((mentor) => ({ value: mentor.id, label: mentor.name }))}
            />
            <Button
              variant="default"
              radius="xl"
              loading={isBusy}
              aria-label={t('mentors.waits.askFor', { name })}
              onClick={() => void ask()}
            >
              {t('mentors.waits.ask')}
            </Button>
          </div>
        )}
        <Problem text={problem} />
      </div>
    </li>
  );
}
