import { declareTables, nonPersonal } from '#libs/platform';

declareTables('live', {
  // Ids only, for an hour: whose pages have something new to fetch.
  live_notice: nonPersonal('network_id id changed_in changed_at topic subject_id'),
});
