import { FREE_MAIL_DOMAINS } from './free-mail-domains.data.js';

const hostOf = (website: string): string | undefined => {
  const url = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase().replace(/^www\./, '') : undefined;
};

/** Whether a mail address is at the domain of a venue's website, which a service for everybody never is. It is a hint, not a proof. */
export function isMailOfWebsite(email: string, website: string | null): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const host = website === null ? undefined : hostOf(website);
  return host !== undefined && host === domain && !FREE_MAIL_DOMAINS.has(domain);
}
