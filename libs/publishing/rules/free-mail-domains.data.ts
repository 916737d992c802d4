/**
 * Domains where anybody gets a mail address: an address there proves nothing about a venue. The consumer services of French access
 * providers and the large international ones, by the domains that their own sign-up pages offer (November 2026).
 */
export const FREE_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `aliceadsl.fr aol.com aol.fr bbox.fr cegetel.net club-internet.fr duck.com fastmail.com fastmail.fm free.fr freesbee.fr
   gmail.com gmx.com gmx.de gmx.fr gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.fr hushmail.com icloud.com
   infonie.fr laposte.net libertysurf.fr live.com live.fr lycos.fr mac.com mail.com mail.ru mailfence.com mailo.com me.com
   msn.com neuf.fr noos.fr numericable.fr orange.fr outlook.com outlook.fr pm.me posteo.de posteo.net proton.me
   protonmail.ch protonmail.com qq.com rocketmail.com seznam.cz sfr.fr tele2.fr tiscali.fr tuta.com tuta.io tutanota.com
   voila.fr wanadoo.fr web.de yahoo.co.uk yahoo.com yahoo.fr yandex.com yandex.ru ymail.com zoho.com zohomail.eu`
    .split(/\s+/)
    .filter(Boolean),
);
