import { type MailContent, renderMail } from '#libs/messages';
import { type MergeFacts } from '#libs/people';
import { type Locale } from '#libs/platform';

/** Tells a person that two accounts are one now, and with which address they sign in. */
export function mergeMail(
  { merged, kept, reason, networkName }: MergeFacts,
  name: string,
  url: string,
  locale: Locale,
): MailContent {
  const french = locale === 'fr';
  return renderMail(
    {
      subject: french ? 'Vos deux comptes sont réunis' : 'Your two accounts are one now',
      title: french ? 'Vos deux comptes sont réunis' : 'Your two accounts are one now',
      paragraphs: french
        ? [
            `Bonjour ${name},`,
            `${networkName} a réuni le compte de ${merged.email} et celui de ${kept.email}, parce qu’ils sont à la même personne.`,
            `Motif : ${reason}`,
            `Le compte de ${kept.email} reste. Vous y trouvez vos réservations, votre pass et vos attestations. Les deux adresses permettent de se connecter.`,
          ]
        : [
            `Hello ${name},`,
            `${networkName} has merged the account of ${merged.email} and that of ${kept.email}, because they belong to the same person.`,
            `Reason: ${reason}`,
            `The account of ${kept.email} stays. You find your bookings, your pass and your certificates there. You can sign in with both addresses.`,
          ],
      button: { label: french ? 'Ouvrir mon compte' : 'Open my account', url },
      closing: [
        french
          ? 'Ce n’est pas vous ? Répondez au réseau dès aujourd’hui.'
          : 'This was not you? Write to the network today.',
      ],
      reason: french
        ? 'Vous recevez ce message parce que vous avez un compte sur Traboule.'
        : 'You receive this message because you have an account on Traboule.',
    },
    locale,
  );
}
