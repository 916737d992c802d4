import { NativeSelect } from '@mantine/core';
import { type Icon, IconStairsUp, IconUser, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MEETING_MODES, PROJECT_STAGES } from '../../rules/meeting.js';
import type { Need } from '../../rules/need.js';
import type { Proposal } from './documents.js';
import { EditChip } from './EditChip.js';
import { RemovableChip } from './RemovableChip.js';

interface Props {
  understood: Proposal['understood'];
  need: Need;
  change: (part: Partial<Need>) => void;
}

/** With a mentor: who, the stage of the project, and how to meet. */
export function ChipMeeting({ understood: { stage, mode }, need, change }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {need.mentor && (
        <RemovableChip
          Icon={IconUser}
          text={need.mentorName ?? t('understood.mentor')}
          // Without a skill or words nothing would be left to ask for.
          remove={() =>
            change({
              mentor: undefined,
              mentorName: undefined,
              ...(!need.skill && need.text === '' && { text: t('understood.mentor') }),
            })
          }
        />
      )}
      <ChipChoice
        key={stage}
        Icon={IconStairsUp}
        name={t('understood.stage')}
        none={t('understood.anyStage')}
        value={stage}
        labels={PROJECT_STAGES.map((code) => [code, t(`mentoring.stage.${code}`)])}
        choose={(code) => change({ stage: PROJECT_STAGES.find((one) => one === code) })}
      />
      <ChipChoice
        key={mode}
        Icon={IconUsers}
        name={t('understood.mode')}
        none={t('understood.anyMode')}
        value={mode}
        labels={MEETING_MODES.map((code) => [code, t(`mentoring.mode.${code}`)])}
        choose={(code) => change({ mode: MEETING_MODES.find((one) => one === code) })}
      />
    </>
  );
}

interface ChoiceProps {
  Icon: Icon;
  name: string;
  /** Of the chip when nothing is chosen. */
  none: string;
  value: string | null;
  labels: [code: string, label: string][];
  choose: (code: string) => void;
}

function ChipChoice({ Icon, name, none, value, labels, choose }: ChoiceProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(value ?? '');
  const text = labels.find(([code]) => code === value)?.[1];
  return (
    <EditChip Icon={Icon} text={text ?? none} name={name} onApply={() => choose(chosen)}>
      <NativeSelect label={name} value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
        <option value="">{t('understood.any')}</option>
        {labels.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </NativeSelect>
    </EditChip>
  );
}
