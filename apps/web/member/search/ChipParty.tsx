import { TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import type { Need } from '../../rules/need.js';
import { EditChip } from './EditChip.js';

export function ChipParty({ party, change }: { party: number; change: (part: Partial<Need>) => void }) {
  const { t } = useTranslation();
  const { network } = useSession();
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
        max={network.bookingLimits.mostPeople}
        required
        label={t('understood.howMany')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </EditChip>
  );
}
