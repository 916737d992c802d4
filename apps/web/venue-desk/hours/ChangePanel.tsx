import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../member/sign-in/Problem.js';
import { TouchedList } from './TouchedList.js';
import type { HoursEdit } from './useHoursChange.js';

/** The end of each form of hours: whom the change touches, what is decided for them, and the button that saves. */
export function ChangePanel({ edit, zone, label }: { edit: HoursEdit; zone: string; label: string }) {
  const { t } = useTranslation();
  const { preview, problem, saving } = edit;
  const count = preview?.touched.length ?? 0;
  return (
    <>
      {preview && count > 0 && <TouchedList edit={edit} touched={preview.touched} zone={zone} />}
      {preview && count === 0 && <p>{t('venueHours.touchesNobody')}</p>}
      <Problem text={problem} />
      <Button type="submit" radius="xl" loading={saving}>
        {count > 0 ? t('venueHours.saveWith', { count }) : label}
      </Button>
    </>
  );
}
