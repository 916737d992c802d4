import { createHash } from 'node:crypto';
import { type Email } from 'postal-mime';
import { type Locale } from '#libs/platform';
import { type LocalMail } from './local-mailbox.queries.js';
import { Markup, html } from './rules/html.js';

const phrases = {
  fr: {
    title: 'Boîte aux lettres de cette machine',
    about: 'Aucun serveur de mail n’est configuré : les messages restent sur cette machine.',
    reloads: 'La page s’actualise automatiquement.',
    empty: 'Aucun message pour l’instant.',
    received: 'Reçu',
    to: 'À',
    from: 'De',
    subject: 'Objet',
    older: 'Plus anciens',
    newest: 'Les plus récents',
    back: 'Tous les messages',
    look: 'Le message affiché',
    plain: 'Texte seul',
    files: 'Pièces jointes',
    raw: 'Source du message',
    missing: 'Ce message n’existe pas.',
    previews: 'Tous les mails, avec des données inventées',
  },
  en: {
    title: 'Mailbox of this machine',
    about: 'No mail server is configured: messages stay on this machine.',
    reloads: 'This page refreshes automatically.',
    empty: 'No message yet.',
    received: 'Received',
    to: 'To',
    from: 'From',
    subject: 'Subject',
    older: 'Older',
    newest: 'Newest',
    back: 'All messages',
    look: 'The message as displayed',
    plain: 'Plain text',
    files: 'Attachments',
    raw: 'Source of the message',
    missing: 'This message does not exist.',
    previews: 'All mails, with invented data',
  },
};

const STYLE = `
body{margin:0;background:#f6f1ea;color:#1d2b2a;font:16px/1.5 system-ui,sans-serif}
header{background:#0f4c4a;color:#fff;border-bottom:4px solid #a8482f;padding:1rem 1.5rem}
header h1{margin:0;font-size:1.25rem}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
a{color:#0f4c4a}
a:focus-visible{outline:3px solid #a8482f;outline-offset:2px}
table{width:100%;border-collapse:collapse;background:#fff;border-radius:8px}
th,td{text-align:left;padding:.6rem .8rem;border-bottom:1px solid #e6ddd1;overflow-wrap:anywhere}
th{font-weight:600;color:#5a6664;font-size:.875rem}
@media(min-width:52em){
td:first-child{white-space:nowrap}
td:nth-child(2){width:40%}
}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dt{color:#5a6664}
dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:46rem;border:1px solid #e6ddd1;border-radius:8px;background:#fff}
pre{background:#fff;border:1px solid #e6ddd1;border-radius:8px;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere}
nav{margin:1rem 0}
@media(max-width:52em){
main{padding:1rem}
thead{display:none}
tr{display:block;padding:.5rem 0;border-bottom:1px solid #e6ddd1}
td{display:block;padding:.1rem .8rem;border:0}
}
`;

const STYLE_TAG = new Markup(`<style>${STYLE}</style>`);

/** Policy of the mailbox pages: no script, nothing from other sites, one style by its hash, frames of this site only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Policy of a mail's own HTML: inline styles, no script, no image from other sites, no form; links open in a new window. */
export const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** A page in the style of the mailbox. */
export function page(locale: Locale, title: string, main: Markup): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${STYLE_TAG}
      </head>
      <body>
        <header><h1>${title}</h1></header>
        <main>${main}</main>
      </body>
    </html> `.toString();
}

const time = (at: Temporal.Instant): Markup => {
  const seconds = at.toString({ smallestUnit: 'second' });
  return html`<time datetime="${seconds}">${seconds.replace('T', ' ').replace('Z', ' UTC')}</time>`;
};

/** The list of mails, newest first. */
export function listPage(
  mails: readonly LocalMail[],
  older: string | undefined,
  first: boolean,
  locale: Locale,
): string {
  const say = phrases[locale];
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td>${time(mail.receivedAt)}</td>
        <td>${mail.recipient}</td>
        <td><a href="/dev/mail/${mail.id}">${mail.subject || '…'}</a></td>
      </tr> `,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">${say.received}</th>
        <th scope="col">${say.to}</th>
        <th scope="col">${say.subject}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const main = html`<p>${say.about}${first && ` ${say.reloads}`}</p>
    ${mails.length > 0 ? table : html`<p>${say.empty}</p>`}
    <nav>
      <a href="/dev/mail/previews">${say.previews}</a>
      ${!first && html`<a href="/dev/mail">${say.newest}</a> `}${older && html`<a href="/dev/mail?before=${older}">${say.older}</a>`}
    </nav>`;
  return page(locale, say.title, main);
}

/** One mail: its envelope, its HTML in a sandboxed frame, its text and its attachments. */
export function mailPage(mail: LocalMail, parsed: Email, locale: Locale): string {
  const say = phrases[locale];
  const path = `/dev/mail/${mail.id}`;
  const files = parsed.attachments.map(
    (file, number) =>
      html`<li>
        <a href="${path}/files/${number}">${file.filename ?? file.mimeType}</a>
        (${[file.filename && file.mimeType, file.method].filter(Boolean).join(', ')})
      </li>`,
  );
  const main = html`<nav><a href="/dev/mail">${say.back}</a></nav>
    <dl>
      <dt>${say.from}</dt>
      <dd>${parsed.from?.name} ${parsed.from?.address}</dd>
      <dt>${say.to}</dt>
      <dd>${mail.recipient}</dd>
      <dt>${say.received}</dt>
      <dd>${time(mail.receivedAt)}</dd>
    </dl>
    ${
      files.length > 0 &&
      html`<h2>${say.files}</h2>
        <ul>
          ${files}
        </ul>`
    }
    ${
      parsed.html &&
      html`<h2>${say.look}</h2>
        <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${say.look}" src="${path}/html"></iframe>`
    }
    ${
      parsed.text &&
      html`<h2>${say.plain}</h2>
        <pre>${parsed.text}</pre>`
    }
    <p><a href="${path}/raw">${say.raw}</a></p>`;
  return page(locale, mail.subject || '…', main);
}

export function missingPage(locale: Locale): string {
  const say = phrases[locale];
  return page(locale, say.missing, html`<nav><a href="/dev/mail">${say.back}</a></nav>`);
}
