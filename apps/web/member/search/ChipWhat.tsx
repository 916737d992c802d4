import { NativeSelect } from '@mantine/core';
import { IconHelp, IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { SPACE_ICON, SPACE_KINDS } from '../../parts/kinds.js';
import type { Need } from '../../rules/need.js';
import { type Proposal, WordsQuery } from './documents.js';
import { EditChip } from './EditChip.js';

interface Props {
  understood: Proposal['understood'];
  change: (part: Partial<Need>) => void;
}

export function ChipWhat({ understood: { capability, kind, skill, wantsMentor }, change }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WordsQuery });
  const [value, setValue] = useState(capability ? `capability:${capability.code}` : kind ? `kind:${kind}` : '');
  const other = skill?.label ?? t(wantsMentor ? 'understood.mentor' : 'understood.anything');
  const text = capability?.label ?? (kind ? t(`spaceKind.${kind}`) : other);
  const Icon = kind ? SPACE_ICON[kind] : wantsMentor ? IconMessages : IconHelp;

  function apply() {
    const [what, code] = value.split(':');
    if (!code) return;
    // A space or a machine is wanted instead of a mentor.
    const noMentor = { skill: undefined, mentor: undefined, mentorName: undefined };
    change(
      what === 'kind'
        ? { ...noMentor, kind: code, capability: undefined }
        : { ...noMentor, capability: code, kind: undefined },
    );
  }

  return (
    <EditChip Icon={Icon} text={text} name={t('understood.what')} onApply={apply}>
      <NativeSelect
        label={t('understood.what')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      >
        <option value="">{t('understood.anything')}</option>
        <optgroup label={t('understood.toDo')}>
          {data?.capabilities.map(({ code, label }) => (
            <option key={code} value={`capability:${code}`}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('understood.spaces')}>
          {SPACE_KINDS.map((code) => (
            <option key={code} value={`kind:${code}`}>
              {t(`spaceKind.${code}`)}
            </option>
          ))}
        </optgroup>
      </NativeSelect>
    </EditChip>
  );
}
