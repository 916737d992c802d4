import { policy } from '#libs/platform';

/** The object belongs to the viewer's membership of this network. */
policy<{ memberId?: string }>(
  'owner',
  (viewer, source) => viewer.member !== null && source.memberId === viewer.member.id,
);
/** The object is the viewer's own account. */
policy<{ accountId?: string }>(
  'self',
  (viewer, source) => viewer.account !== null && source.accountId === viewer.account.id,
);
policy('networkAdmin', (viewer) => viewer.member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false);
