import { type MailContent, renderMail } from '#libs/messages';
import { type Locale, durationText, instantText, moneyText } from '#libs/platform';
import { type Receipt } from './subscription-changes.queries.js';
import { CHANGE_TITLES, usedTitle } from './subscription.notifications.js';

type Facts = Omit<Receipt, 'id' | 'recipient'> & { readonly name: string; readonly url: string };

/** The receipt of a change of a subscription, with its date and what it costs. */
export function subscriptionChangedMail(facts: Facts, locale: Locale): MailContent {
  const french = locale === 'fr';
  const { kind, at, bindsAt, zone, nowCents, monthlyCents, planName, networkName, booked, name, url } = facts;
  const title = CHANGE_TITLES[kind][locale];
  const binds = instantText(bindsAt, zone, locale);
  const says: Record<Receipt['kind'], string> = french
    ? {
        SUBSCRIBED: 'Votre pass est valable dès maintenant dans tous les lieux du réseau.',
        UPGRADED: 'Votre nouvelle formule vaut dès maintenant. Ce que vous aviez utilisé le reste.',
        DOWNGRADED: `Votre nouvelle formule commence le ${binds}.`,
        PAUSED: `Votre pass est en pause à partir du ${binds} : ni heures, ni abonnement.`,
        CANCELLED: `Votre pass reste utilisable jusqu’au ${binds}, puis il prend fin. Rien d’autre ne vous sera demandé.`,
        KEPT: 'Le changement prévu est retiré : votre pass continue.',
        WITHDRAWN: 'Vous avez renoncé au contrat de votre pass. Ce message en est l’accusé de réception : gardez-le.',
      }
    : {
        SUBSCRIBED: 'Your pass is valid from now on in all places of the network.',
        UPGRADED: 'Your new plan begins now. What you had used stays used.',
        DOWNGRADED: `Your new plan begins on ${binds}.`,
        PAUSED: `Your pass is paused from ${binds} on: no hours and no fee.`,
        CANCELLED: `You can use your pass until ${binds}, then it ends. Nothing else will be charged.`,
        KEPT: 'The planned change is withdrawn: your pass goes on.',
        WITHDRAWN: 'You withdrew from the contract of your pass. This message is the receipt: keep it.',
      };
  const money = (cents: number) => moneyText(cents, locale);
  const uncovered = `${durationText(booked.creditMinutes, locale)}, ${money(booked.cents)}`;
  return renderMail(
    {
      subject: `${title}${french ? ' : ' : ': '}${planName[locale]}`,
      title,
      paragraphs: [
        french ? `Bonjour ${name},` : `Hello ${name},`,
        says[kind],
        ...(booked.bookings === 0
          ? []
          : [
              french
                ? `Le pass ne couvre plus des heures déjà réservées : ${uncovered}. Vos réservations sont gardées, ces heures sont payées en euros.`
                : `The pass no longer covers hours that are booked already: ${uncovered}. Your bookings are kept, and these hours are paid in euros.`,
            ]),
      ],
      facts: [
        { label: french ? 'Formule' : 'Plan', value: planName[locale] },
        { label: french ? 'Prix par mois, TVA comprise' : 'Price a month, VAT included', value: money(monthlyCents) },
        ...(nowCents > 0 ? [{ label: french ? 'À payer maintenant' : 'To pay now', value: money(nowCents) }] : []),
        ...(nowCents < 0 ? [{ label: french ? 'Rendu' : 'Given back', value: money(-nowCents) }] : []),
        { label: french ? 'Enregistré' : 'Recorded', value: instantText(at, zone, locale) },
      ],
      button: { label: french ? 'Voir mon pass' : 'See my pass', url },
      reason: french
        ? `Vous recevez ce message parce que vous avez changé votre abonnement au pass de ${networkName}.`
        : `You receive this message because you changed your subscription to the pass of ${networkName}.`,
    },
    locale,
  );
}

export function hoursUsedMail(
  { percent, name, networkName, url }: { percent: number; name: string; networkName: string; url: string },
  locale: Locale,
  unsubscribeUrl?: string,
): MailContent {
  const french = locale === 'fr';
  return renderMail(
    {
      subject: usedTitle(percent, locale),
      title: usedTitle(percent, locale),
      paragraphs: [
        french ? `Bonjour ${name},` : `Hello ${name},`,
        french
          ? 'Les heures suivantes sont payées en euros, au prix commun. Une formule avec plus d’heures peut coûter moins cher.'
          : 'Further hours are paid in euros, at the common price. A plan with more hours may cost less.',
      ],
      button: { label: french ? 'Voir mon pass' : 'See my pass', url },
      reason: french
        ? `Vous recevez ce message parce que vous utilisez un pass de ${networkName}.`
        : `You receive this message because you use a pass of ${networkName}.`,
      unsubscribeUrl,
    },
    locale,
  );
}
