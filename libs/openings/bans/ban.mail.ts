import { type MailContent, renderMail } from '#libs/messages';
import { type Locale } from '#libs/platform';

export interface BanMail {
  readonly memberName: string;
  readonly venueName: string;
  readonly reason: string;
  /** The page of the bookings that stay. */
  readonly url: string;
}

/** Tells a member that a venue no longer accepts them, why, and what stays. */
export function banMail({ memberName, venueName, reason, url }: BanMail, locale: Locale): MailContent {
  const french = locale === 'fr';
  const title = french
    ? `${venueName} n’accepte plus vos réservations`
    : `${venueName} no longer accepts your bookings`;
  return renderMail(
    {
      subject: title,
      title,
      paragraphs: french
        ? [
            `Bonjour ${memberName},`,
            `L’équipe de ${venueName} ne prend plus vos réservations. Motif : ${reason}`,
            'Les réservations déjà faites restent. Vous ne faites plus partie des listes d’attente de ce lieu. Les autres lieux du réseau vous accueillent comme avant.',
          ]
        : [
            `Hello ${memberName},`,
            `The team of ${venueName} no longer takes your bookings. Reason: ${reason}`,
            'Bookings already made stay. You have left the waiting lists of this venue. The other venues of the network accept you as before.',
          ],
      button: { label: french ? 'Voir mes réservations' : 'See my bookings', url },
      closing: [
        french
          ? 'Vous n’êtes pas d’accord ? Écrivez à l’administration du réseau, qui peut lever cette décision.'
          : 'You do not agree? Write to the administrators of the network, who can lift this decision.',
      ],
      reason: french
        ? 'Vous recevez ce message parce que vous êtes membre d’un réseau sur Traboule.'
        : 'You receive this message because you are a member of a network on Traboule.',
    },
    locale,
  );
}
