export { PeopleModule } from './people.module.js';
export { LINK_MINUTES, SignIn, demoEmail, demoRoles, forgetSecretsBefore } from './sign-in.js';
export { appointAdmin, appointOperator, dismissOperator, platformOperators } from './appoint.js';
export { Viewers } from './viewers.js';
export { LocaleEnum, Me, Member } from './people.types.js';
export { sessionCookies } from './session-cookie.js';
