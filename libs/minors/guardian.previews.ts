import { SAMPLE, mailPreview } from '#libs/messages';
import { guardianMail } from './guardian.mail.js';

mailPreview('minors.guardianAsked', (locale) =>
  guardianMail(
    {
      memberName: SAMPLE.memberName,
      networkName: SAMPLE.networkName,
      url: SAMPLE.address('/guardian?token=sample'),
    },
    locale,
  ),
);
