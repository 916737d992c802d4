import { declareTables, nonPersonal, personal } from '#libs/platform';

declareTables('agenda', {
  calendar: nonPersonal(
    'network_id id zone opens_on_holidays parent_id materialised_from materialised_until hours_version',
  ),
  opening_rule: nonPersonal('network_id id calendar_id weekday opens closes valid_from valid_until'),
  opening_exception: nonPersonal('network_id id calendar_id on_date opens closes'),
  closure: nonPersonal('network_id id calendar_id during reason created_at'),
  open_interval: nonPersonal('network_id calendar_id starts_at ends_at'),
  resource: nonPersonal(
    'network_id id calendar_id exclusive capacity buffer_minutes lead_minutes min_minutes max_minutes withdrawn_at',
  ),
  resource_part: nonPersonal('network_id whole_id part_id'),
  // What is taken when, without a name: `holder_id` is the booking, whose own table is declared.
  allocation: nonPersonal(
    'network_id id resource_id exclusive holder_id during starts_at ends_at seats state expires_at',
  ),
  seat_bucket: nonPersonal('network_id resource_id at used cap'),
  availability_change: nonPersonal('id network_id changed_in changed_at resource_id calendar_id first_day last_day'),
  availability_feed: nonPersonal('only_row epoch pruned_before'),
  person_time: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: {
      fr: 'Éviter qu’une personne soit attendue à deux endroits à la fois',
      en: 'To keep a person from being expected in two places at once',
    },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'id member_id holder_id during state',
    merge: [
      `update person_time set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    nonPersonal: 'network_id',
  }),
});
