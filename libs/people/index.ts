export { PeopleModule } from './people.module.js';
export { appointAdmin, appointOperator, dismissOperator, platformOperators } from './appoint.js';
export { LINK_MINUTES, MailLinks, forgetSecretsBefore } from '#libs/accounts';
export { NOTICES, type Notice, type SecurityNotice, SecurityNotices } from '#libs/accounts';
export { demoEmail, demoRoles } from '#libs/accounts';
export { Viewers } from '#libs/accounts';
export { LocaleEnum, Me, Member } from './people.types.js';
export { sessionCookies } from '#libs/accounts';
