import { createHash } from 'node:crypto';
import { type Locale } from '#libs/platform';
import { Markup, html } from '../rules/html.js';
import { topicNames } from './notification.texts.js';
import { type Unsubscription } from './unsubscribe-links.js';

const STYLE = `
body{margin:0;background:#f6f1ea;color:#1d2b2a;font:16px/1.5 system-ui,sans-serif}
header{background:#0f4c4a;color:#fff;border-bottom:4px solid #a8482f;padding:1rem 1.5rem;font-weight:600}
main{max-width:36rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.3;color:#0f4c4a}
a{color:#0f4c4a}
a:focus-visible,button:focus-visible{outline:3px solid #a8482f;outline-offset:2px}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.5rem;border:0;border-radius:8px;background:#a8482f;color:#fff;cursor:pointer}
`;

/**
 * Allows no scripts and no external resources, the one style by its hash, and forms to this site only.
 * @param ancestors the sites that may show the page inside theirs
 */
export const smallPagePolicy = (ancestors: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
export const SMALL_PAGE_POLICY = smallPagePolicy("'none'");

const STYLE_TAG = new Markup(`<style>${STYLE}</style>`);

/** A page on its own: a title, and what to read or do. */
export const smallPage = (locale: Locale, title: string, main: Markup): string =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title} · Traboule</title>
        ${STYLE_TAG}
      </head>
      <body>
        <header>Traboule</header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html> `.toString();

const texts = {
  fr: {
    ask: 'Ne plus recevoir ces mails ?',
    what: (topic: string, network: string) => `Mails concernés : « ${topic} », réseau ${network}.`,
    button: 'Ne plus les recevoir',
    done: 'C’est fait',
    off: (topic: string) => `Vous ne recevrez plus les mails « ${topic} ». La cloche les affiche toujours sur le site.`,
    change: 'Changer vos préférences',
    missing: 'Ce lien ne fonctionne pas',
    missingText:
      'Il a peut-être été coupé. Copiez-le en entier, ou changez vos préférences sur la page de votre compte.',
  },
  en: {
    ask: 'Stop receiving these mails?',
    what: (topic: string, network: string) => `The mails concerned: “${topic}”, network ${network}.`,
    button: 'Stop receiving them',
    done: 'Done',
    off: (topic: string) => `You will no longer receive the mails “${topic}”. The bell still shows them on the site.`,
    change: 'Change your preferences',
    missing: 'This link does not work',
    missingText: 'It may have been cut. Copy all of it, or change your preferences on your account page.',
  },
};

/** Asks before anything changes: programs that look at mails open every link. */
export const askPage = ({ about }: Unsubscription, network: string, locale: Locale): string =>
  smallPage(
    locale,
    texts[locale].ask,
    html`<p>${texts[locale].what(topicNames[locale][about], network)}</p>
      <form method="post"><button>${texts[locale].button}</button></form>`,
  );

export const unsubscribedPage = ({ about }: Unsubscription, preferences: string, locale: Locale): string =>
  smallPage(
    locale,
    texts[locale].done,
    html`<p role="status">${texts[locale].off(topicNames[locale][about])}</p>
      <p><a href="${preferences}">${texts[locale].change}</a></p>`,
  );

export const brokenLinkPage = (locale: Locale): string =>
  smallPage(locale, texts[locale].missing, html`<p>${texts[locale].missingText}</p>`);
