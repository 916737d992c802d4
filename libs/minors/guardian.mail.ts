import { type MailContent, renderMail } from '#libs/messages';
import { type Locale, personalNameOf } from '#libs/platform';

export interface GuardianMail {
  readonly memberName: string;
  readonly networkName: string;
  /** The page where the guardian agrees or refuses, now and later. */
  readonly url: string;
}

/**
 * Asks a guardian whether a minor may book. It greets nobody by name, because the member has typed it, and names the member only if
 * the text looks like a name (`personalNameOf`): the guardian did not ask for this mail.
 */
export function guardianMail({ memberName, networkName, url }: GuardianMail, locale: Locale): MailContent {
  const name = personalNameOf(memberName);
  if (locale === 'en')
    return renderMail(
      {
        subject: `A minor asks you to agree to their bookings on ${networkName}`,
        title: 'A minor asks for your agreement',
        paragraphs: [
          'Hello,',
          `${name ?? `A member of ${networkName}`}, who is under 18, gave your address as their guardian. With your agreement they can book desks, rooms and machines in the places of ${networkName}, at its prices: hours of their pass first, then euros.`,
          'You can refuse, and withdraw your agreement at any time, with the same link. No account is needed.',
        ],
        button: { label: 'Read and answer', url },
        closing: [
          'If you do not know this person, refuse, or do nothing: without your agreement nothing can be booked.',
        ],
        reason: `You receive this message because a member of ${networkName} gave your address as the one of their guardian.`,
      },
      locale,
    );
  return renderMail(
    {
      subject: `Une personne mineure demande votre accord pour réserver sur ${networkName}`,
      title: 'Une personne mineure demande votre accord',
      paragraphs: [
        'Bonjour,',
        `${name ?? `Un membre de ${networkName}`}, qui a moins de 18 ans, a indiqué votre adresse comme celle de son responsable légal. Avec votre accord, elle ou il peut réserver postes, salles et machines dans les lieux de ${networkName}, à ses prix : d’abord les heures de son pass, puis des euros.`,
        'Vous pouvez refuser, et retirer votre accord à tout moment, avec le même lien. Aucun compte n’est nécessaire.',
      ],
      button: { label: 'Lire et répondre', url },
      closing: [
        'Si vous ne connaissez pas cette personne, refusez ou ne faites rien : sans votre accord, rien ne peut être réservé.',
      ],
      reason: `Vous recevez ce message parce qu’un membre de ${networkName} a indiqué votre adresse comme celle de son responsable légal.`,
    },
    locale,
  );
}
