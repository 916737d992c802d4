import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { FigureList } from '../../parts/FigureList.js';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Page } from '../../parts/Page.js';
import { dayText, minutesText, wallClock } from '../../rules/when.js';
import { MentorGate } from '../MentorGate.js';
import classes from './Figures.module.css';
import { ImpactCard } from './ImpactCard.js';
import { type MentorFigures, MyMentorFiguresQuery } from './documents.js';

const YEARS_BACK = 4;

/** What a mentor gave in a year: time, people, answers and thanks. For themselves alone. */
export default function FiguresPage() {
  const { t } = useTranslation();
  const { slug, network } = useSession();
  const [params, setParams] = useSearchParams();
  const [thisYear] = useState(() => Number(wallClock(new Date().toISOString(), network.zone).date.slice(0, 4)));
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, i) => thisYear - i);
  const year = years.find((one) => String(one) === params.get('year')) ?? thisYear;
  const isCard = params.has('card');
  return (
    <Page title={t('mentorFigures.title')} lead={t('mentorFigures.lead')}>
      <MentorGate>
        {() => (
          <>
            <NativeSelect
              className={classes['filter']!}
              label={t('mentorFigures.year')}
              value={String(year)}
              data={years.map(String)}
              onChange={({ currentTarget: { value } }) => setParams({ year: value, ...(isCard && { card: '' }) })}
            />
            <Year year={year} isCard={isCard} base={`/${slug}/mentoring/figures?year=${year}`} />
          </>
        )}
      </MentorGate>
    </Page>
  );
}

function Year({ year, isCard, base }: { year: number; isCard: boolean; base: string }) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const [{ data, error }, refetch] = useQuery({
    query: MyMentorFiguresQuery,
    variables: { year },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) return <FailureNotice error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const figures = data?.myMentorFigures;
  if (!figures) return <LoadingBlock height={240} />;
  const isVolunteer = figures.status === 'VOLUNTEER';
  if (isCard && isVolunteer) return <ImpactCard figures={figures} back={base} />;
  const lines = linesOf(figures).map(([key, value]) => [t(`mentorFigures.${key}`), value] as const);
  return (
    <>
      <FigureList figures={lines.map(([label, value]) => ({ label, value }))} />
      <p className={desk['muted']}>{t('mentorFigures.noHarm')}</p>
      <div className={desk['actions']}>
        <DownloadCsv
          name={`${slug}-mentor-${year}`}
          rows={() => [[t('mentorFigures.figure'), String(year)], ...lines.map(([label, value]) => [label, value])]}
        />
        {isVolunteer && (
          <Button component={Link} to={`${base}&card`} radius="xl">
            {t('mentorFigures.card')}
          </Button>
        )}
      </div>
      <Thanks figures={figures} />
    </>
  );
}

const linesOf = (figures: MentorFigures) =>
  [
    ['sessionsHeld', String(figures.sessionsHeld)],
    ['minutesGiven', minutesText(figures.minutesGiven)],
    ['peopleMet', String(figures.peopleMet)],
    ['asked', String(figures.asked)],
    ['accepted', String(figures.accepted)],
    ['declined', String(figures.declined)],
    ['expired', String(figures.expired)],
    ['thanks', String(figures.thanks)],
  ] as const;

function Thanks({ figures: { lastThanks } }: { figures: MentorFigures }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  return (
    <section aria-labelledby="thanks" className={desk['section']}>
      <h2 id="thanks" className={desk['heading']}>
        {t('mentorFigures.thanksTitle')}
      </h2>
      {lastThanks.length === 0 && <p className={desk['muted']}>{t('mentorFigures.noThanks')}</p>}
      <ul className={desk['rows']}>
        {lastThanks.map(({ name, words, at }) => (
          <li key={`${name} ${at}`} className={desk['row']}>
            <div className={desk['what']}>
              <strong>{name}</strong>
              {words && <p>{words}</p>}
            </div>
            <span className={desk['muted']}>{dayText(at, zone, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
