import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visibility, VisibleField } from './documents.js';
import classes from './Profile.module.css';
import type { ProfileDraft } from './profile-draft.js';

const VISIBILITIES = ['NOBODY', 'MY_VENUE', 'NETWORK', 'PUBLIC'] as const satisfies readonly Visibility[];

interface Props {
  field: VisibleField;
  draft: ProfileDraft;
  change: (changes: Partial<ProfileDraft>) => void;
  children: ReactNode;
}

/** A field of the profile, with who sees it beside it. */
export function Field({ field, draft: { visibility }, change, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['field']}>
      <div className={classes['content']}>{children}</div>
      <NativeSelect
        label={t('profile.seenBy')}
        aria-label={t('profile.seenByOf', { field: t(`profile.field.${field}`) })}
        value={visibility[field]}
        data={VISIBILITIES.map((value) => ({ value, label: t(`people.visibility.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          change({ visibility: { ...visibility, [field]: value as Visibility } })
        }
      />
    </div>
  );
}
