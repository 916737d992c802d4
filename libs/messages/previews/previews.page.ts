import { type Locale } from '#libs/platform';
import { page } from '../local-mailbox.pages.js';
import { html } from '../rules/html.js';
import { type MailPreview } from './mail-previews.js';

const phrases = {
  fr: {
    previews: 'Tous les mails, avec des données inventées',
    about: 'Composés comme ceux qui sont envoyés. Rien n’est envoyé.',
    kind: 'Mail',
    subject: 'Objet',
    language: 'Langue',
    look: 'Le message affiché',
    shown: 'Affiché',
    plain: 'Texte seul',
  },
  en: {
    previews: 'All mails, with invented data',
    about: 'Composed like those that are sent. Nothing is sent.',
    kind: 'Mail',
    subject: 'Subject',
    language: 'Language',
    look: 'The message as displayed',
    shown: 'Displayed',
    plain: 'Plain text',
  },
};

/** Lists every mail that can be sent. @param addressOf where the mail is, as displayed or as plain text */
export function previewsPage(
  previews: readonly MailPreview[],
  addressOf: (preview: MailPreview, form: 'html' | 'txt') => string,
  locale: Locale,
): string {
  const say = phrases[locale];
  const rows = previews.map(
    (preview) =>
      html`<tr>
        <td>${preview.name}</td>
        <td>${preview.content.subject}</td>
        <td>${preview.locale}</td>
        <td>
          <a href="${addressOf(preview, 'html')}" aria-label="${`${say.shown} ${preview.name} ${preview.locale}`}"
            >${say.shown}</a
          >
          ·
          <a href="${addressOf(preview, 'txt')}" aria-label="${`${say.plain} ${preview.name} ${preview.locale}`}"
            >${say.plain}</a
          >
        </td>
      </tr> `,
  );
  const main = html`<p>${say.about}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${say.kind}</th>
          <th scope="col">${say.subject}</th>
          <th scope="col">${say.language}</th>
          <th scope="col">${say.look}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
  return page(locale, say.previews, main);
}
