import { declareTables, exportedAs, notExported, personal } from '#libs/platform';

declareTables('openings', {
  // Who of the venue entered it. Titles are the venue's own notes.
  own_use: personal({
    scope: 'NETWORK',
    rows: `added_by_id = :member`,
    purpose: {
      fr: 'Savoir quand un lieu utilise lui-même ses espaces, et qui l’a noté',
      en: 'To know when a venue uses its spaces itself, and who entered it',
    },
    retention: {
      fr: 'Tant que le réseau existe, sans votre nom après effacement',
      en: 'As long as the network exists, without your name after erasure',
    },
    erasure: 'KEEP',
    exported: 'id added_by_id starts_at ends_at seats title state added_at',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (own_use.network_id, own_use.space_id))`,
      ),
      during: notExported('starts_at and ends_at say the same'),
    },
    nonPersonal: 'network_id outside_calendar_id event_key is_whole',
  }),
  outside_calendar: personal({
    scope: 'NETWORK',
    rows: `added_by_id = :member`,
    purpose: {
      fr: 'Lire les agendas d’un lieu, et savoir qui les a ajoutés',
      en: 'To read the calendars of a venue, and to know who added them',
    },
    retention: {
      fr: 'Tant que le réseau existe, sans votre nom après effacement',
      en: 'As long as the network exists, without your name after erasure',
    },
    erasure: 'KEEP',
    exported: 'id added_by_id host added_at state',
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (outside_calendar.network_id, outside_calendar.space_id))`,
      ),
      sealed_address: notExported('a secret of the venue'),
    },
    nonPersonal: 'network_id position all_day_blocks runs failures tried_at read_at fault next_at',
  }),
});
