import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { type ManagedSpace, WithdrawSpaceMutation } from './documents.js';

/** Withdraws a space after saying what that means for bookings. It cannot be undone. */
export function WithdrawSpace({ space, changed }: { space: ManagedSpace; changed: () => void }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState('');
  const [{ fetching }, withdraw] = useMutation(WithdrawSpaceMutation);

  async function end() {
    const { data, error } = await withdraw({ spaceId: space.id });
    const answer = data?.withdrawSpace;
    if (answer?.__typename !== 'ManagedSpace')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueSpaces.withdrawnNow', { name: space.name }));
    changed();
  }

  return (
    <section aria-labelledby="withdraw" className={classes['panel']}>
      <h2 id="withdraw" className={classes['heading']}>
        {t('venueSpaces.withdraw')}
      </h2>
      <p>{t('venueSpaces.withdrawText')}</p>
      {!isAsked && (
        <Button variant="default" radius="xl" onClick={() => setAsked(true)}>
          {t('venueSpaces.withdrawAsk', { name: space.name })}
        </Button>
      )}
      {isAsked && (
        <div className={classes['effect']}>
          <strong>{t('venueSpaces.withdrawSure', { name: space.name })}</strong>
          <div className={classes['actions']}>
            <Button variant="outline" radius="xl" loading={fetching} onClick={() => void end()}>
              {t('venueSpaces.withdrawDo')}
            </Button>
            <Button variant="default" radius="xl" onClick={() => setAsked(false)}>
              {t('venueSpaces.withdrawNot')}
            </Button>
          </div>
        </div>
      )}
      <Problem text={problem} />
    </section>
  );
}
