import { useTranslation } from 'react-i18next';
import type { ShownProfile } from './documents.js';
import classes from './People.module.css';

/** Skills, each with its level in words. */
export function SkillTags({ skills }: { skills: ShownProfile['skills'] }) {
  const { t } = useTranslation();
  if (skills.length === 0) return null;
  return (
    <ul className={classes['tags']} aria-label={t('people.skills')}>
      {skills.map(({ code, label, level }) => (
        <li key={code}>
          {label} · {t(`people.level.${level}`)}
        </li>
      ))}
    </ul>
  );
}
