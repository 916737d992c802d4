import { type Viewer, make } from '#libs/platform';
import { Me, Member, RoleGrant, Suspension } from './people.types.js';

/** The signed-in person as the schema shows them; null when signed out. */
export function meOf({ account, member }: Viewer): Me | null {
  if (!account) return null;
  const roles: RoleGrant[] = (member?.roles ?? []).map((grant) => make(RoleGrant, grant));
  if (member) roles.unshift(make(RoleGrant, { role: 'MEMBER', venueId: null }));
  if (account.platformOperator) roles.push(make(RoleGrant, { role: 'PLATFORM_OPERATOR', venueId: null }));
  return make(Me, {
    accountId: account.id,
    id: account.id,
    name: account.name,
    email: account.email,
    locale: account.locale,
    member: member && make(Member, { id: member.id, name: account.name }),
    suspension: member?.suspension ? make(Suspension, member.suspension) : null,
    roles,
  });
}
