import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { hoursText } from '../../rules/when.js';
import classes from './Arrivals.module.css';
import { EnterPaperListMutation, type VenueBooking } from './documents.js';

interface Props {
  venueId: string;
  day: string;
  rows: readonly VenueBooking[];
  zone: string;
  entered: () => void;
}

/** The ticks of the printed list: who is not ticked did not come, and pays the fee that the network has set. */
export function PaperListForm({ venueId, day, rows, zone, entered }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = rows.filter(({ state }) => state === 'CONFIRMED');
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const [, enter] = useMutation(EnterPaperListMutation);
  const { act, problem, isBusy } = useAction();
  if (open.length === 0) return null;

  async function send() {
    const came = open.map(({ code }) => code).filter((code) => !absent.includes(code));
    const missing = open.map(({ code }) => code).filter((code) => absent.includes(code));
    if (await act(enter({ venueId, day, came, absent: missing }), t('arrivals.listEntered'))) entered();
  }

  return (
    <section aria-labelledby="paper" className={desk['panel']}>
      <h3 id="paper">{t('arrivals.list')}</h3>
      <p className={desk['muted']}>{t('arrivals.listText')}</p>
      <fieldset aria-labelledby="paper" className={classes['ticks']}>
        {open.map(({ code, memberName, start, end }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={!absent.includes(code)}
              onChange={({ currentTarget: { checked } }) =>
                setAbsent(checked ? absent.filter((one) => one !== code) : [...absent, code])
              }
            />{' '}
            {memberName}, {hoursText(start, end, zone, language)}
          </label>
        ))}
      </fieldset>
      <Button radius="xl" loading={isBusy} onClick={() => void send()}>
        {t('arrivals.enterList', { count: absent.length })}
      </Button>
      <Problem text={problem} />
    </section>
  );
}
