import { createHash } from 'node:crypto';
import { Markup, html } from '#libs/messages';
import { type Locale } from '#libs/platform';
import { type PagePosition, type BoardJob, JOB_STATES, type JobState } from './jobs-board.queries.js';
import { texts } from './jobs-board.texts.js';

const STYLE = `
body{margin:0;background:#f6f1ea;color:#1d2b2a;font:16px/1.5 system-ui,sans-serif}
header{background:#0f4c4a;color:#fff;border-bottom:4px solid #a8482f;padding:1rem 1.5rem}
header h1{margin:0;font-size:1.25rem}
main{max-width:80rem;margin:0 auto;padding:1.5rem}
nav{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;margin:0 0 1rem}
a{color:#0f4c4a}
a[aria-current]{font-weight:700;text-decoration:none}
a:focus-visible,button:focus-visible{outline:3px solid #a8482f;outline-offset:2px}
.wide{overflow-x:auto}
table{width:100%;min-width:52rem;border-collapse:collapse;background:#fff}
th,td{text-align:left;vertical-align:top;padding:.6rem .8rem;border-bottom:1px solid #e6ddd1;overflow-wrap:anywhere}
th{font-weight:600;color:#4c5856;font-size:.875rem}
form{display:inline}
button{font:inherit;min-height:2.25rem;padding:.25rem .75rem;border:1px solid #0f4c4a;border-radius:6px;background:#fff;color:#0f4c4a;cursor:pointer}
[role=status]{background:#fff;border-left:4px solid #0f4c4a;padding:.75rem 1rem}
`;
const STYLE_TAG = new Markup(`<style>${STYLE}</style>`);

/** Allows no scripts and no external resources, the one style by its hash, and forms to this site only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PATH = '/operator/jobs';

function page(locale: Locale, title: string, main: Markup): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Traboule</title>
        ${STYLE_TAG}
      </head>
      <body>
        <header><h1>${title}</h1></header>
        <main>${main}</main>
      </body>
    </html> `.toString();
}

const time = (at: Temporal.Instant | null): Markup | null => {
  if (!at) return null;
  const seconds = at.toString({ smallestUnit: 'second' });
  return html`<time datetime="${seconds}">${seconds.replace('T', ' ').replace('Z', ' UTC')}</time>`;
};

export interface Board {
  state: JobState;
  jobs: readonly BoardJob[];
  /** The position after which the next page starts; undefined on the last page. */
  next: PagePosition | undefined;
  isFirst: boolean;
  /** The anti-forgery token of the session, contained in every form. */
  formToken: string;
  outcome: 'retried' | 'dropped' | 'nothing' | undefined;
}

export function boardPage({ state, jobs, next, isFirst, formToken, outcome }: Board, locale: Locale): string {
  const labels = texts[locale];
  const tabs = JOB_STATES.map(
    (one) =>
      html`<a href="${PATH}?state=${one}" ${one === state ? new Markup('aria-current="page"') : ''}
        >${labels.states[one]}</a
      > `,
  );
  const canRetry = state === 'FAILING' || state === 'GIVEN_UP';
  const canDrop = canRetry || state === 'DUE' || state === 'LATER';
  const button = (job: BoardJob, act: 'retry' | 'drop') =>
    html`<form method="post" action="${PATH}/${job.id}/${act}?state=${state}">
      <input type="hidden" name="formToken" value="${formToken}" />
      <button aria-label="${labels[act]}: ${job.topic}, ${job.network}">${labels[act]}</button>
    </form> `;
  const rows = jobs.map(
    (job) =>
      html`<tr>
        <td>${time(job.at)}</td>
        <td>${job.topic}<br /><small>${job.id}</small></td>
        <td>${job.network}</td>
        <td>${job.attempts}</td>
        <td>${time(job.publishedAt)}</td>
        <td>${job.error}</td>
        <td>${canRetry && button(job, 'retry')}${canDrop && button(job, 'drop')}</td>
      </tr> `,
  );
  const heads = [
    labels.at,
    labels.job,
    labels.network,
    labels.attempts,
    labels.handedOver,
    labels.error,
    labels.actions,
  ];
  const table = html`<div class="wide" role="region" aria-label="${labels.states[state]}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  const main = html`<nav aria-label="${labels.title}">${tabs}</nav>
    ${outcome && html`<p role="status">${labels.done[outcome]}</p>`}
    ${jobs.length > 0 ? table : html`<p>${labels.empty[state]}</p>`}
    <p>
      ${!isFirst && html`<a href="${PATH}?state=${state}">${labels.first}</a> `}
      ${next && html`<a href="${PATH}?state=${state}&amp;at=${next.at}&amp;id=${next.id}">${labels.more}</a>`}
    </p>`;
  return page(locale, labels.title, main);
}

export function refusedPage(locale: Locale): string {
  const labels = texts[locale];
  return page(locale, labels.refused, html`<p>${labels.refusedWhy}</p>`);
}
