import { NativeSelect } from '@mantine/core';
import { IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { NearMeButton } from '../../parts/NearMeButton.js';
import type { Need } from '../../rules/need.js';
import { type Proposal, WordsQuery } from './documents.js';
import { EditChip } from './EditChip.js';

interface Props {
  near: Proposal['understood']['near'];
  change: (part: Partial<Need>) => void;
}

export function ChipWhere({ near, change }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WordsQuery });
  const communes = data?.communes ?? [];
  const [code, setCode] = useState('');
  const current = code || (communes.find((commune) => commune.name === near?.label)?.code ?? '');

  function apply() {
    const commune = communes.find((one) => one.code === current);
    if (commune) change({ near: commune.centre, nearLabel: commune.name });
  }

  return (
    <EditChip Icon={IconMapPin} text={near?.label ?? t('where.anywhere')} name={t('understood.where')} onApply={apply}>
      <NearMeButton
        variant="default"
        label={t('where.nearMe')}
        icon={<IconCurrentLocation size={18} aria-hidden />}
        onPlace={(point) => change({ near: point, nearLabel: t('where.me') })}
      />
      <NativeSelect label={t('where.commune')} value={current} onChange={(event) => setCode(event.currentTarget.value)}>
        <option value="">{near?.label ?? t('where.anywhere')}</option>
        {communes.map((commune) => (
          <option key={commune.id} value={commune.code}>
            {commune.name}
          </option>
        ))}
      </NativeSelect>
    </EditChip>
  );
}
