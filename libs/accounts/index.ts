export { AccountsModule } from './accounts.module.js';
export { sendSecurityNotice, sendSignInLink } from './declared-jobs.js';
export { NOTICES, type Notice, type SecurityNotice, SecurityNotices } from './security-notices.js';
export { readDevice } from './sign-in/known-device.js';
export { sessionCookies } from './sessions/session-cookie.js';
export { Viewers } from './sessions/viewers.js';
export { LINK_MINUTES, MailLinks, forgetSecretsBefore } from './sign-in/mail-links.js';
export { demoEmail, demoRoles } from './sign-in/sign-in.js';
