export { PeopleModule } from './people.module.js';
export { appointAdmin, appointOperator, dismissOperator, platformOperators } from './appoint.js';
export { meOf } from './me.js';
export { accountByEmail, accountForEmail, ensureMember } from './people.queries.js';
export { LocaleEnum, Me, Member, RoleEnum, RoleGrant } from './people.types.js';
export { rightsOf } from './rules/rights.js';
