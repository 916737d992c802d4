import { declareTables, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

const titleOf = (table: string) =>
  `(select p.title from project p where (p.network_id, p.id) = (${table}.network_id, ${table}.project_id))`;

declareTables('projects', {
  // The texts are those of the team: they are erased with the last person of it.
  project: personal({
    scope: 'NETWORK',
    rows: `exists (select from project_member t where (t.network_id, t.project_id, t.member_id, t.state) = (project.network_id, project.id, :member, 'ACCEPTED'))
       and not exists (select from project_member t where (t.network_id, t.project_id, t.state) = (project.network_id, project.id, 'ACCEPTED') and t.member_id <> :member)`,
    purpose: { fr: 'Présenter le projet que vous menez seul', en: 'To present the project that you run alone' },
    retention: { fr: 'Tant que votre compte existe', en: 'As long as your account exists' },
    erasure: 'PSEUDONYMISE',
    exported: 'id stage sector needs visibility created_at',
    personal: {
      title: { inExport: 'VALUE', erasedAs: `'—'` },
      pitch: { inExport: 'VALUE', erasedAs: `''` },
      archived_at: { inExport: 'VALUE', erasedAs: `coalesce(archived_at, greatest(:now, created_at))` },
    },
    nonPersonal: 'network_id version',
  }),
  project_member: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Savoir qui mène un projet', en: 'To know who runs a project' },
    retention: { fr: 'Tant que votre compte existe', en: 'As long as your account exists' },
    // The longest-standing person of the team takes over from a founder who leaves nobody else.
    erasure: 'DELETE',
    exported: 'id member_id role state invited_at answered_at ended_at',
    // Of two memberships of one team the better one stays.
    merge: [
      `update project_member k set role = 'FOUNDER'
         from project_member o
        where k.network_id = (select current_network()) and (k.member_id, k.state) = (:kept, 'ACCEPTED')
          and (o.network_id, o.project_id, o.member_id, o.role, o.state) = (k.network_id, k.project_id, :merged, 'FOUNDER', 'ACCEPTED')`,
      `delete from project_member k
        where k.network_id = (select current_network()) and (k.member_id, k.state) = (:kept, 'INVITED')
          and exists (select from project_member o where (o.network_id, o.project_id, o.member_id) = (k.network_id, k.project_id, :merged)
                         and o.state in ('INVITED','ACCEPTED'))`,
      `delete from project_member o
        where o.network_id = (select current_network()) and o.member_id = :merged and o.state in ('INVITED','ACCEPTED')
          and exists (select from project_member k where (k.network_id, k.project_id, k.member_id, k.state) = (o.network_id, o.project_id, :kept, 'ACCEPTED'))`,
      `update project_member set member_id = case when member_id = :merged then :kept else member_id end,
              invited_by_id = case when invited_by_id = :merged then :kept else invited_by_id end
        where network_id = (select current_network()) and :merged in (member_id, invited_by_id)`,
    ],
    personal: {
      project_id: exportedAs(titleOf('project_member')),
      invited_by_id: notExported('the founder who invited you'),
    },
    nonPersonal: 'network_id',
  }),
  project_stage_change: nonPersonal('network_id project_id stage changed_at id'),
});
