/** Invented legal pages of the demonstration. A real network writes its own, with the word of a professional. */
export const legalPages = (network: string) => [
  {
    kind: 'TERMS',
    fr: `Ces conditions sont celles d’une démonstration : elles n’engagent personne.

# Le pass
Le pass donne accès aux lieux du réseau de ${network} à un seul prix de l’heure. Les heures incluses sont utilisées d’abord ; au-delà, vous acceptez un prix avant de réserver.

# Réserver et annuler
- Une réservation est confirmée tout de suite et vous recevez un mail.
- L’annulation est gratuite jusqu’à l’heure indiquée sur la réservation.
- Après cette heure, une part du prix reste due ; elle est annoncée avant que vous confirmiez.

# Dans les lieux
Chaque lieu a ses règles : horaires, sécurité des machines, bruit. Le personnel du lieu peut vous demander de les suivre.

# Suspension
Le réseau peut suspendre une adhésion avec un motif. Vous pouvez alors vous connecter, lire ce motif et garder vos réservations.`,
    en: `These terms are those of a demonstration: they bind nobody.

# The pass
The pass gives access to the places of the network of ${network} at one price per hour. Included hours are used first; beyond them you accept a price before you book.

# Booking and cancelling
- A booking is confirmed at once and you get a mail.
- Cancelling is free until the time shown with the booking.
- After that time, part of the price stays due; it is shown before you confirm.

# In the places
Each place has its rules: hours, safety of machines, noise. Its staff may ask you to follow them.

# Suspension
The network may suspend a membership with a reason. You can then sign in, read the reason and keep your bookings.`,
  },
  {
    kind: 'PRIVACY',
    fr: `Cette page est celle d’une démonstration. Les personnes que vous y voyez sont inventées.

# Ce que nous gardons
- Votre nom et votre adresse mail, pour vous reconnaître et vous écrire.
- Vos réservations et l’usage de votre pass, pour les honorer et les facturer.
- Un journal des connexions et des lectures de données personnelles, pendant douze mois.

# Vos droits
Dans « Compte et sécurité », vous pouvez télécharger tout ce qui vous concerne, corriger votre nom et supprimer votre compte.

# Ce que nous ne faisons pas
Aucune donnée n’est vendue, et aucun outil de mesure extérieur n’est chargé par ces pages.`,
    en: `This page is that of a demonstration. The people you see in it are invented.

# What we keep
- Your name and your mail address, to recognise you and to write to you.
- Your bookings and the use of your pass, to honour and to invoice them.
- A log of sign-ins and of reads of personal data, for twelve months.

# Your rights
Under “Account and security” you can download everything about you, correct your name and delete your account.

# What we do not do
No data is sold, and these pages load no outside measuring tool.`,
  },
  {
    kind: 'ACCESSIBILITY',
    fr: `# Ce que nous visons
Les pages de ${network} suivent les règles WCAG 2.2, niveau AA (RGAA). Chaque page est vérifiée par un outil automatique, et tout s’utilise au clavier.

# Ce qui manque encore
Cette démonstration n’a pas été vérifiée par des personnes qui utilisent un lecteur d’écran chaque jour.

# Un obstacle ?
Écrivez à l’administration du réseau en décrivant la page et ce qui vous arrête.`,
    en: `# What we aim for
The pages of ${network} follow the rules of WCAG 2.2, level AA (RGAA in France). Each page is checked by an automatic tool, and everything works with a keyboard.

# What is still missing
This demonstration was not checked by people who use a screen reader every day.

# An obstacle?
Write to the administrators of the network, with the page and what stops you.`,
  },
];
