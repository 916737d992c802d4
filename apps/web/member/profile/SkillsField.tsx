import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChosenList } from '../../parts/choices/ChosenList.js';
import { SkillSearch } from '../../parts/choices/SkillSearch.js';
import type { SkillLevel } from './documents.js';
import type { ProfileDraft } from './profile-draft.js';

const LEVELS = ['LEARNING', 'CAN_DO', 'CAN_TEACH'] as const satisfies readonly SkillLevel[];
const MOST = 30;

interface Props {
  skills: ProfileDraft['skills'];
  change: (skills: ProfileDraft['skills']) => void;
}

/** Skills of the vocabulary, each with a level. */
export function SkillsField({ skills, change }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <SkillSearch
        label={t('profile.addSkill')}
        help={t('profile.skillHelp')}
        disabled={skills.length >= MOST}
        onPick={({ code, label }) =>
          skills.some((one) => one.code === code) || change([...skills, { code, label, level: 'CAN_DO' }])
        }
      />
      <ChosenList
        label={t('people.skills')}
        chosen={skills.map(({ code, label }) => ({ key: code, label }))}
        remove={(code) => change(skills.filter((one) => one.code !== code))}
        more={(code) => (
          <NativeSelect
            size="xs"
            aria-label={t('profile.levelOf', { skill: skills.find((one) => one.code === code)?.label ?? '' })}
            value={skills.find((one) => one.code === code)?.level}
            data={LEVELS.map((level) => ({ value: level, label: t(`people.level.${level}`) }))}
            onChange={({ currentTarget: { value } }) =>
              change(skills.map((one) => (one.code === code ? { ...one, level: value as SkillLevel } : one)))
            }
          />
        )}
      />
    </>
  );
}
