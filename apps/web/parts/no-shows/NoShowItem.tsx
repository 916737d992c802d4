import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { momentText, spanText } from '../../rules/when.js';
import { useAction } from '../useAction.js';
import { CorrectNoShowMutation, type VenueNoShow } from './documents.js';

interface Props {
  one: VenueNoShow;
  zone: string;
  withVenue: boolean;
  changed: () => void;
}
const OUTCOMES = ['WAS_THERE', 'EXCUSED', 'STANDS'] as const;

/** One no-show: what the member says, what was answered, and the three answers while one is possible. */
export function NoShowItem({ one, zone, withVenue, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const [, correct] = useMutation(CorrectNoShowMutation);
  const { act, problem, isBusy } = useAction(t('noShows.badWords'));
  const { venueId, code, memberName, venueName, spaces, start, end, answerable, noShow } = one;
  const { contest, answer } = noShow;

  async function send(outcome: (typeof OUTCOMES)[number]) {
    if (await act(correct({ venueId, code, outcome, words }), t('noShows.done', { name: memberName }))) changed();
  }

  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{memberName}</strong>
        <p>
          {withVenue && `${venueName} · `}
          {spaces} · {spanText(start, end, zone, language)}
        </p>
        <p className={desk['muted']}>{t('noShows.code', { code })}</p>
        {contest ? (
          <p>{t('noShows.contest', { words: contest.words, when: momentText(contest.at, zone, language) })}</p>
        ) : (
          <p className={desk['muted']}>{t('noShows.noContest')}</p>
        )}
        {answer && (
          <p>
            {t(answer.byNetwork ? 'noShows.byNetwork' : 'noShows.byVenue', {
              outcome: t(`noShows.outcome.${answer.outcome}`),
              words: answer.words,
            })}
          </p>
        )}
        {answerable && (
          <>
            <Textarea
              label={t('noShows.words')}
              rows={2}
              maxLength={500}
              value={words}
              onChange={({ currentTarget: { value } }) => setWords(value)}
            />
            {OUTCOMES.map((outcome) => (
              <Button
                key={outcome}
                variant="default"
                size="xs"
                radius="xl"
                mt="xs"
                mr="xs"
                loading={isBusy}
                aria-label={`${t(`noShows.act.${outcome}`)} (${memberName})`}
                onClick={() => void send(outcome)}
              >
                {t(`noShows.act.${outcome}`)}
              </Button>
            ))}
          </>
        )}
        <Problem text={problem} />
      </div>
    </li>
  );
}
