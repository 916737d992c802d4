import { type Sql, statement } from '#libs/platform';

const deciders = statement(
  'administration.settingDeciders',
  `select e.subject_id as id, a.name from audit_entry e join account a on a.id = e.actor_id
    where e.network_id = (select current_network()) and e.action = 'SETTING_CHANGED' and e.subject_id = any($1)`,
);

/** Who decided each value, by its id. The audit log forgets after twelve months. */
export const settingDeciders = async (tx: Sql, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await tx.rows<{ id: string; name: string }>(deciders, [ids])).map(({ id, name }) => [id, name]));
