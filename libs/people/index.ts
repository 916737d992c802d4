export { PeopleModule } from './people.module.js';
export { appointAdmin, appointOperator, dismissOperator, platformOperators } from './appoint.js';
export { LINK_MINUTES, MailLinks, forgetSecretsBefore } from './mail-links.js';
export { NOTICES, type Notice, type SecurityNotice, SecurityNotices } from './security-notices.js';
export { demoEmail, demoRoles } from './sign-in.js';
export { Viewers } from './viewers.js';
export { LocaleEnum, Me, Member } from './people.types.js';
export { sessionCookies } from './session-cookie.js';
