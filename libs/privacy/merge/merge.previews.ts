import { SAMPLE, mailPreview } from '#libs/messages';
import { mergeMail } from './merge.mail.js';

const reason = { fr: 'Vous nous l’avez demandé', en: 'You asked us to' };

mailPreview('account.merged', (locale) => {
  const { memberName: name, memberEmail: email, networkName, now } = SAMPLE;
  const kept = { id: '', name, email, locale };
  const merged = { ...kept, email: 'c.bertrand@traboule.example' };
  const facts = { at: now, reason: reason[locale], networkName, networkSlug: 'lyon', merged, kept };
  return mergeMail(facts, name, SAMPLE.address('/account'), locale);
});
