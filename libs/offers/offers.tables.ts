import { declareTables, nonPersonal } from '#libs/platform';

declareTables('offers', {
  // Counters: neither words nor persons, and a place only to about two kilometres.
  unmet_need: nonPersonal('network_id id asked_on why kind capability_code weekday hour cell_lat cell_lon times'),
});
