import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { spanText } from '../../rules/when.js';
import { ConflictList } from './ConflictList.js';
import { type OwnUse, RemoveOwnUseMutation } from './documents.js';

interface Props {
  ownUse: OwnUse;
  zone: string;
  removed: () => void;
}

/** One own use, with the bookings that have the space at the same time. */
export function OwnUseItem({ ownUse, zone, removed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [{ fetching }, remove] = useMutation(RemoveOwnUseMutation);
  const [problem, setProblem] = useState('');
  const { id, start, end, seats, title, imported, space, conflicts } = ownUse;
  const span = spanText(start, end, zone, language);

  async function takeBack() {
    const { data, error } = await remove({ id });
    const answer = data?.removeOwnUse;
    if (answer?.__typename !== 'OwnUseRemoved')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    announce(t('venueOpenings.removed'));
    removed();
  }

  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <strong>
          {space.name} · {span}
        </strong>{' '}
        {imported && <Badge color="river">{t('venueOpenings.imported')}</Badge>}
        <p className={classes['muted']}>
          {seats === null ? t('venueOpenings.wholeSpace') : t('venueOpenings.seats', { count: seats })}
          {title && ` · ${title}`}
        </p>
        {conflicts.length > 0 && (
          <>
            <p>{t('venueOpenings.stays', { count: conflicts.length })}</p>
            <ConflictList conflicts={conflicts} zone={zone} />
          </>
        )}
        <Problem text={problem} />
      </div>
      {!imported && (
        <Button
          variant="default"
          size="xs"
          radius="xl"
          loading={fetching}
          aria-label={t('venueOpenings.removeOf', { name: `${space.name}, ${span}` })}
          onClick={() => void takeBack()}
        >
          {t('venueOpenings.remove')}
        </Button>
      )}
    </li>
  );
}
