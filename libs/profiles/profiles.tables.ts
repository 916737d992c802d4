import { declareTables, exportedAs, nonPersonal, notExported, personal } from '#libs/platform';

declareTables('profiles', {
  job_title: nonPersonal('code label rome_code words'),
  profile: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: {
      fr: 'Vous présenter aux personnes que vous choisissez',
      en: 'To present you to the people whom you choose',
    },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: `member_id headline looking_for offering skill_codes skill_levels languages links photo_id photo_text photo_visibility
      headline_visibility skills_visibility jobs_visibility languages_visibility venues_visibility looking_for_visibility
      offering_visibility links_visibility changed_at`,
    // Of two profiles that of the kept membership is shown; the other one stays where nobody finds it, until both are erased.
    merge: [
      `update profile p set member_id = :kept where network_id = (select current_network()) and member_id = :merged
          and not exists (select from profile k where (k.network_id, k.member_id) = (p.network_id, :kept))`,
    ],
    personal: {
      job_codes: exportedAs(
        `(select array_agg(j.label order by j.label) from job_title j where j.code = any(profile.job_codes))`,
      ),
      venue_ids: exportedAs(
        `(select array_agg(v.name order by v.name) from venue v where v.network_id = profile.network_id and v.id = any(profile.venue_ids))`,
      ),
      job_labels: notExported('the titles of the jobs'),
      public_words: notExported('computed from the texts'),
      network_words: notExported('computed from the texts'),
      venue_words: notExported('computed from the texts'),
    },
    nonPersonal: 'network_id version',
  }),
});
