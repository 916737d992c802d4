import { Button, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useSession } from '../../frame/session.js';
import type { LegalKind } from '../../member/legal/documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { PlainText } from '../../parts/PlainText.js';
import { dateAfter, instantOf, wallClock } from '../../rules/when.js';
import classes from '../Desk.module.css';
import { type LegalVersion, PublishLegalPageMutation } from './documents.js';

const MOST_CHARACTERS = 50_000;
const MOST_DAYS_AHEAD = 729;

interface Props {
  kind: LegalKind;
  latest: LegalVersion | undefined;
  published: () => void;
}

/** Writes a new version in both languages, shows how it reads, and publishes it from a date on. */
export function PublishForm({ kind, latest, published }: Props) {
  const { t } = useTranslation();
  const { network } = useSession();
  const [{ fetching }, publish] = useMutation(PublishLegalPageMutation);
  const [textFr, setTextFr] = useState(latest?.textFr ?? '');
  const [textEn, setTextEn] = useState(latest?.textEn ?? '');
  const [date, setDate] = useState('');
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState('');
  const [today] = useState(() => wallClock(new Date().toISOString(), network.zone).date);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const from = date ? instantOf(date, '00:00', network.zone) : null;
    const { data, error } = await publish({ kind, textFr, textEn, from });
    const answer = data?.publishLegalPage;
    if (!answer) {
      const isBadText = error?.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
      return setProblem(
        isBadText ? t('legalDesk.badText') : t(`failure.${error ? failureKind(error) : 'broken'}.text`),
      );
    }
    if (answer.__typename === 'LegalPageRefused') return setProblem(answer.message);
    setProblem('');
    announce(t('legalDesk.published'));
    published();
  }

  return (
    <section aria-labelledby="new" className={classes['panel']}>
      <h2 id="new" className={classes['heading']}>
        {t('legalDesk.new')}
      </h2>
      <p className={classes['muted']}>{t('legalDesk.syntax')}</p>
      <form className={classes['texts']} onSubmit={(event) => void submit(event)}>
        {(
          [
            ['fr', textFr, setTextFr],
            ['en', textEn, setTextEn],
          ] as const
        ).map(([language, text, change]) => (
          <div key={language}>
            <Textarea
              label={t(`legalDesk.${language}`)}
              lang={language}
              rows={12}
              required
              withAsterisk={false}
              maxLength={MOST_CHARACTERS}
              value={text}
              onChange={({ currentTarget: { value } }) => change(value)}
            />
            {isShown && (
              <div className={classes['effect']} lang={language}>
                <PlainText text={text} />
              </div>
            )}
          </div>
        ))}
        <TextInput
          type="date"
          label={t('legalDesk.from')}
          description={t('legalDesk.fromHelp')}
          min={dateAfter(today, 1)}
          max={dateAfter(today, MOST_DAYS_AHEAD)}
          value={date}
          onChange={({ currentTarget: { value } }) => setDate(value)}
          className={classes['filter']!}
        />
        <div className={classes['actions']}>
          <Button type="submit" radius="xl" loading={fetching}>
            {t('legalDesk.publish')}
          </Button>
          <Button variant="default" radius="xl" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {t('legalDesk.show')}
          </Button>
        </div>
      </form>
      <Problem text={problem} />
    </section>
  );
}
