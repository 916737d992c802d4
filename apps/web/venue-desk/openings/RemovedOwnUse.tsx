import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../network-desk/Desk.module.css';
import type { OwnUse } from './documents.js';
import { useAddOwnUse } from './useAddOwnUse.js';

/** Says that an own use was removed, and brings it back. */
export function RemovedOwnUse({ ownUse, restored }: { ownUse: OwnUse; restored: () => void }) {
  const { t } = useTranslation();
  const [isBack, setBack] = useState(false);
  const { add, fetching, problem, conflicts } = useAddOwnUse();
  const { space, start, end, seats, title } = ownUse;

  async function undo() {
    if (!(await add({ spaceId: space.id, start, end, seats, title }))) return;
    setBack(true);
    restored();
  }

  if (isBack) return <p aria-live="polite">{t('venueOpenings.restored')}</p>;
  return (
    <div className={classes['effect']} aria-live="polite">
      <p>
        {t('venueOpenings.removed')}{' '}
        <Button variant="default" size="xs" radius="xl" loading={fetching} onClick={() => void undo()}>
          {t('venueOpenings.undo')}
        </Button>
      </p>
      {conflicts.length > 0 && <p>{t('venueOpenings.takenMeanwhile')}</p>}
      {problem && <p>{problem}</p>}
    </div>
  );
}
