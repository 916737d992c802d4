import { SAMPLE, invitationMail, mailPreview } from '#libs/messages';

mailPreview('network.invitation', (locale) =>
  invitationMail(
    { url: SAMPLE.address('/sign-in'), networkName: SAMPLE.networkName, email: SAMPLE.memberEmail },
    locale,
  ),
);
