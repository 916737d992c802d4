import { TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Need } from '../../rules/need.js';
import { EditChip } from './EditChip.js';

export function ChipParty({ party, change }: { party: number; change: (part: Partial<Need>) => void }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(String(party));

  function apply() {
    const count = Number(value);
    if (Number.isInteger(count) && count >= 1) change({ party: count });
  }

  return (
    <EditChip
      Icon={IconUsers}
      text={t('understood.party', { count: party })}
      name={t('understood.howMany')}
      onApply={apply}
    >
      <TextInput
        type="number"
        inputMode="numeric"
        min={1}
        max={500}
        required
        label={t('understood.howMany')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </EditChip>
  );
}
