import { SAMPLE, mailPreview } from '#libs/messages';
import { invitationMail, invitedToProject } from './invitation.jobs.js';

mailPreview(invitedToProject.name, (locale) => {
  const { title, path } = invitedToProject.text({ title: 'Fil à fil', invitedBy: SAMPLE.mentorName }, locale);
  const { memberName, unsubscribeUrl } = SAMPLE;
  return invitationMail({ title, memberName, url: SAMPLE.address(path), unsubscribeUrl }, locale);
});
