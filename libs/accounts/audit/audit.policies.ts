import { policy } from '#libs/platform';

/** Administrators of the network and operators of the platform it runs on. */
policy(
  'auditor',
  ({ account, member }) =>
    (member?.roles.some(({ role }) => role === 'NETWORK_ADMIN') ?? false) || (account?.platformOperator ?? false),
);
