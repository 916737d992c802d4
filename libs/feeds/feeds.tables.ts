import { declareTables, exportedAs, notExported, personal } from '#libs/platform';

declareTables('feeds', {
  calendar_feed: personal({
    scope: 'NETWORK',
    rows: `member_id = :member`,
    purpose: { fr: 'Montrer vos réservations dans votre agenda', en: 'To show your bookings in your calendar' },
    retention: { fr: 'Tant que le compte existe', en: 'As long as the account exists' },
    erasure: 'DELETE',
    exported: 'id member_id shows_titles made_at read_at revoked_at',
    // The addresses that calendars read go on working, with what the kept membership has.
    merge: [
      `update calendar_feed set member_id = :kept where network_id = (select current_network()) and member_id = :merged`,
    ],
    personal: {
      space_id: exportedAs(
        `(select s.name from space s where (s.network_id, s.id) = (calendar_feed.network_id, calendar_feed.space_id))`,
      ),
      token_hash: notExported('the hash of a secret'),
    },
    nonPersonal: 'network_id',
  }),
});
