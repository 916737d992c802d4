import { IconAlertTriangle, IconCheck, IconWheelchair } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Need } from '../../rules/need.js';
import { RemovableChip } from './RemovableChip.js';
import { ChipMeeting } from './ChipMeeting.js';
import { ChipParty } from './ChipParty.js';
import { ChipWhat } from './ChipWhat.js';
import { ChipWhen } from './ChipWhen.js';
import { ChipWhere } from './ChipWhere.js';
import { Doubts } from './Doubts.js';
import type { Proposal } from './documents.js';
import classes from './Results.module.css';

const ASSUMED = ['kind', 'date', 'hour', 'minutes'] as const;

interface Props {
  understood: Proposal['understood'];
  need: Need;
  ask: (need: Need) => void;
}

/** The need as it was understood, one chip per part, with what was assumed, not understood or impossible. */
export function UnderstoodNeed({ understood, need, ask }: Props) {
  const { t } = useTranslation();
  const assumed = ASSUMED.filter((what) => understood.assumed.includes(what)).map((what) => t(`assumed.${what}`));
  const isLost = understood.faults.some(({ code }) => code === 'NOTHING_UNDERSTOOD');
  const change = (part: Partial<Need>) => ask({ ...need, ...part });
  return (
    <section aria-labelledby="understood">
      <div className={classes['understood']}>
        <h2 id="understood" className={classes['label']} style={{ font: 'inherit' }}>
          {t('understood.title')}
        </h2>
        <ChipWhat understood={understood} change={change} />
        {understood.equipment.map(({ code, label }) => (
          <RemovableChip
            key={code}
            Icon={IconCheck}
            text={label}
            remove={() =>
              change({ equipment: understood.equipment.map((one) => one.code).filter((one) => one !== code) })
            }
          />
        ))}
        {understood.accessible && (
          <RemovableChip
            Icon={IconWheelchair}
            text={t('place.stepFreeAccess')}
            remove={() => change({ accessible: false })}
          />
        )}
        <ChipWhen key={understood.window?.start} window={understood.window} change={change} />
        <ChipWhere near={understood.near} change={change} />
        {understood.wantsMentor ? (
          <ChipMeeting understood={understood} need={need} change={change} />
        ) : (
          <ChipParty party={understood.party} change={change} />
        )}
      </div>
      <ul className={classes['notes']}>
        {understood.faults.map((fault) => (
          <li key={fault.code} className={classes['fault']}>
            <IconAlertTriangle size={20} aria-hidden />
            {fault.message}
          </li>
        ))}
        <Doubts understood={understood} accept={(text) => change({ text })} askOther={(text) => ask({ text })} />
        {understood.unread.length > 0 && !isLost && (
          <li>
            {t('understood.unread', {
              words: understood.unread.map((word) => t('understood.quoted', { word })).join(', '),
            })}
          </li>
        )}
        {assumed.length > 0 && <li>{t('understood.assumed', { what: assumed.join(', ') })}</li>}
      </ul>
    </section>
  );
}
