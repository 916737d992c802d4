import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../frame/session.js';
import { heatOf, isHole } from '../../rules/coverage.js';
import desk from '../Desk.module.css';
import classes from './Coverage.module.css';
import type { Coverage } from './documents.js';

interface Props {
  stages: Coverage['stages'];
  rows: Coverage['skills'];
}

/** Mentors of each skill at each stage, tinted by their number, with what was asked for and is not covered. */
export function CoverageTable({ stages, rows }: Props) {
  const { t } = useTranslation();
  const { slug } = useSession();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than a phone is scrolled by keyboard
    <section className={desk['scroll']} tabIndex={0} aria-label={t('coverage.table')}>
      <table className={`${desk['table']} ${classes['cells']}`}>
        <caption className="visually-hidden">{t('coverage.table')}</caption>
        <thead>
          <tr>
            {[t('coverage.skill'), ...stages.map((stage) => t(`mentoring.stage.${stage}`))].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.skill.code}>
              <th scope="row">
                {row.skill.label}
                {stages.some((_, i) => isHole(row, i)) && (
                  <Link
                    className={classes['invite']}
                    to={`/${slug}/admin/mentors?${new URLSearchParams({ invite: row.skill.label })}`}
                    aria-label={t('coverage.inviteFor', { skill: row.skill.label })}
                  >
                    {t('coverage.invite')}
                  </Link>
                )}
              </th>
              {stages.map((stage, i) => (
                <td key={stage} data-heat={heatOf(row.mentors[i]!)} data-hole={isHole(row, i) || undefined}>
                  <strong>{row.mentors[i]}</strong>
                  <Requests count={row.requests[i]!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many asked. One to four are not counted exactly, so that nobody is recognised. */
function Requests({ count }: { count: number | null }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return <small>{count === null ? t('coverage.fewRequests') : t('coverage.requests', { count })}</small>;
}
