import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../rules/attendance.js';
import classes from './Certificates.module.css';

interface Props {
  name: string;
  /** Null before the session begins: nothing can be noted yet. */
  choice: Choice | null;
  canCertify: boolean;
  choose: (choice: Choice) => void;
}

/** One person of a session, and whether they came. */
export function AttendanceRow({ name, choice, canCertify, choose }: Props) {
  const { t } = useTranslation();
  const value = choice?.came == null ? '' : choice.came ? 'ATTENDED' : 'ABSENT';
  return (
    <tr>
      <th scope="row">{name}</th>
      {choice && (
        <td>
          <NativeSelect
            aria-label={t('attendance.cameOf', { name })}
            value={value}
            data={[
              { value: '', label: t('attendance.unknown') },
              { value: 'ATTENDED', label: t('attendance.ATTENDED') },
              { value: 'ABSENT', label: t('attendance.ABSENT') },
            ]}
            onChange={({ currentTarget: { value: came } }) =>
              choose({ ...choice, came: came === '' ? null : came === 'ATTENDED' })
            }
          />
        </td>
      )}
      {choice && canCertify && (
        <td className={classes['screen']}>
          <Switch
            aria-label={t('attendance.certifyOf', { name })}
            checked={choice.certify}
            disabled={choice.came !== true}
            onChange={({ currentTarget: { checked } }) => choose({ ...choice, certify: checked })}
          />
        </td>
      )}
      <td className={classes['paper']}>{'\u00a0'}</td>
    </tr>
  );
}
