import { networkWaitingSource } from '#libs/messages';
import { MAX_ATTEMPTS, type Sql, declaredSettings, settingHistory, statement } from '#libs/platform';
import { valuesAt } from '../settings/settings.view.js';

const failedJobs = statement(
  'administration.failedJobs',
  `select count(*)::int as n, min(run_at) as at from outbox
    where network_id = (select current_network()) and done_at is null and voided_at is null and attempts >= $1`,
);
const invitations = statement(
  'administration.oldestInvitation',
  `select count(*)::int as n, min(i.invited_at) as at from member_invitation i
    where i.network_id = (select current_network()) and i.withdrawn_at is null
      and not exists (select from member m join account a on a.id = m.account_id
                       where m.network_id = i.network_id and a.email = i.email)`,
);
const legalVersions = statement(
  'administration.legalVersionsToCome',
  `select count(*)::int as n, min(binds_from) as at from legal_page
    where network_id = (select current_network()) and withdrawn_at is null and binds_from > $1`,
);

type Counted = { n: number; at: Temporal.Instant | null };
const counted = (tx: Sql, query: typeof failedJobs, values: unknown[] = []) => tx.one<Counted>(query, values);

networkWaitingSource('administration.failedJobs', async (tx, { locale }) => {
  const { n, at } = await counted(tx, failedJobs, [MAX_ATTEMPTS]);
  if (n === 0) return [];
  const text =
    locale === 'fr'
      ? `${n} ${n > 1 ? 'tâches ont échoué' : 'tâche a échoué'} : un mail ou un rappel n’est pas parti. Prévenez l’exploitant de la plateforme.`
      : `${n} ${n > 1 ? 'jobs have' : 'job has'} failed: a mail or a reminder was not sent. Tell the operator of the platform.`;
  return [{ kind: 'jobs.failed', count: n, text, path: '/admin/audit', at }];
});

networkWaitingSource('administration.invitations', async (tx, { locale }) => {
  const { n, at } = await counted(tx, invitations);
  if (n === 0) return [];
  const text =
    locale === 'fr'
      ? `${n} ${n > 1 ? 'personnes invitées n’ont' : 'personne invitée n’a'} pas encore rejoint le réseau.`
      : `${n} invited ${n > 1 ? 'people have' : 'person has'} not joined yet.`;
  return [{ kind: 'members.invited', count: n, text, path: '/admin/members/invite', at }];
});

networkWaitingSource('administration.settings', async (tx, { now, locale }) => {
  const rows = Map.groupBy(await settingHistory(tx, null), ({ key }) => key);
  const planned = declaredSettings().flatMap(({ key, title }) => {
    const from = valuesAt(rows.get(key) ?? [], now).planned?.from;
    return from ? [{ key, title: title[locale], from }] : [];
  });
  return planned.map(({ key, title, from }) => ({
    kind: 'settings.planned',
    count: 1,
    text: locale === 'fr' ? `Le réglage « ${title} » va changer.` : `The setting “${title}” is about to change.`,
    path: `/admin/settings/${key.replace('.', '/')}`,
    at: from,
  }));
});

networkWaitingSource('administration.legalPages', async (tx, { now, locale }) => {
  const { n, at } = await counted(tx, legalVersions, [now]);
  if (n === 0) return [];
  const text =
    locale === 'fr'
      ? `${n} ${n > 1 ? 'pages légales entreront' : 'page légale entrera'} bientôt en vigueur.`
      : `${n} legal ${n > 1 ? 'pages will bind' : 'page will bind'} soon.`;
  return [{ kind: 'legal.planned', count: n, text, path: '/admin/legal', at }];
});
