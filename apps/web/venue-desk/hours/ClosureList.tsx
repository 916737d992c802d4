import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { momentText } from '../../rules/when.js';
import { type Calendar, ReopenMutation } from './documents.js';

interface Props {
  closures: Calendar['closures'];
  zone: string;
  changed: () => void;
}

/** The closures that are not over, each with a way to reopen. Reopening touches no booking. */
export function ClosureList({ closures, zone, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ fetching }, reopen] = useMutation(ReopenMutation);
  const [problem, setProblem] = useState('');
  const [now] = useState(() => Date.now());
  const moment = (instant: string) => momentText(instant, zone, language);

  async function end(closureId: string) {
    const { data, error } = await reopen({ closureId });
    const answer = data?.saved;
    if (answer?.__typename !== 'HoursSaved') {
      const refusal = answer?.__typename === 'HoursRefused' ? answer.message : undefined;
      return setProblem(refusal ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    }
    setProblem('');
    announce(t('venueHours.reopened'));
    changed();
  }

  return (
    <section aria-labelledby="closures" className={classes['section']}>
      <h2 id="closures" className={classes['heading']}>
        {t('venueHours.closures', { count: closures.length })}
      </h2>
      {closures.length === 0 && <p className={classes['muted']}>{t('venueHours.noClosure')}</p>}
      <ul className={classes['rows']}>
        {closures.map(({ id, from, until, reason }) => {
          const isNow = Date.parse(from) <= now;
          return (
            <li key={id} className={classes['row']}>
              <div className={classes['what']}>
                <strong>{reason}</strong> {isNow && <Badge color="ochre">{t('venueHours.closedNow')}</Badge>}
                <p className={classes['muted']}>
                  {until
                    ? t('venueHours.fromUntil', { from: moment(from), until: moment(until) })
                    : t('venueHours.fromOn', { from: moment(from) })}
                </p>
              </div>
              <Button
                variant="default"
                size="xs"
                radius="xl"
                loading={fetching}
                aria-label={t(isNow ? 'venueHours.reopenOf' : 'venueHours.withdrawOf', { reason })}
                onClick={() => void end(id)}
              >
                {t(isNow ? 'venueHours.reopen' : 'venueHours.withdraw')}
              </Button>
            </li>
          );
        })}
      </ul>
      <Problem text={problem} />
    </section>
  );
}
