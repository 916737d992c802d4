import { type Locale } from '#libs/platform';
import { html, oneLine, webAddress } from './rules/html.js';

/** The content of a mail. Its plain text and its HTML are both rendered from it, so they say the same. */
export interface MailBody {
  subject: string;
  title: string;
  paragraphs: readonly string[];
  facts?: readonly { label: string; value: string; large?: boolean }[];
  /** `url` must be an address of this server from settings, never from a request. */
  button?: { label: string; url: string };
  closing?: readonly string[];
  /** Why the person receives this mail. */
  reason: string;
  /** Where such mails are turned off; undefined for mails that one must get. */
  unsubscribeUrl?: string | undefined;
}

export interface CalendarPart {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** A complete calendar file. */
  body: string;
}

/** A rendered mail, without its envelope. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
  calendar?: CalendarPart;
  unsubscribeUrl?: string;
}

const words = {
  fr: {
    unsubscribe: 'Ne plus recevoir ces mails',
    copy: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
    bye: 'À bientôt,',
  },
  en: {
    unsubscribe: 'Stop receiving these mails',
    copy: 'If the button does not work, copy this address into your browser:',
    bye: 'See you soon,',
  },
};

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = '#1d2b2a';
const MUTED = '#5a6664';
const PINE = '#0f4c4a';
const OCHRE = '#a8482f';

const paragraph = (text: string) =>
  html`<p style="margin:0 0 16px;font-size:16px;line-height:24px;color:${INK}">${text}</p>`;

const unsubscribeLink = ({ unsubscribeUrl }: MailBody, locale: Locale) =>
  unsubscribeUrl !== undefined &&
  html`<br /><a href="${webAddress(unsubscribeUrl)}" target="_blank" rel="noopener" style="color:${MUTED}"
      >${words[locale].unsubscribe}</a
    >`;

function htmlOf(body: MailBody, locale: Locale): string {
  const { facts = [], button, closing = [] } = body;
  const url = button && webAddress(button.url);
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>${body.subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#f6f1ea;${FONT}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f1ea">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
                <tr>
                  <td
                    style="background:${PINE};border-radius:12px 12px 0 0;border-bottom:4px solid ${OCHRE};padding:20px 28px;color:#ffffff;font-size:18px;font-weight:600;${FONT}"
                  >
                    Traboule
                  </td>
                </tr>
                <tr>
                  <td style="background:#ffffff;border-radius:0 0 12px 12px;padding:28px;${FONT}">
                    <h1 style="margin:0 0 16px;font-size:22px;line-height:30px;color:${PINE}">${body.title}</h1>
                    ${body.paragraphs.map(paragraph)}
                    ${
                      facts.length > 0 &&
                      html`<table
                        role="presentation"
                        width="100%"
                        cellpadding="0"
                        cellspacing="0"
                        style="margin:0 0 20px;border-top:1px solid #e6ddd1"
                      >
                        ${facts.map(
                          ({ label, value, large }) =>
                            html`<tr>
                              <td
                                style="padding:10px 16px 10px 0;border-bottom:1px solid #e6ddd1;font-size:14px;line-height:22px;color:${MUTED};vertical-align:top;width:30%;${FONT}"
                              >
                                ${label}
                              </td>
                              <td
                                style="padding:10px 0;border-bottom:1px solid #e6ddd1;font-size:${large ? '22px;letter-spacing:2px;font-weight:700' : '16px'};line-height:24px;color:${INK};${FONT}"
                              >
                                ${value}
                              </td>
                            </tr> `,
                        )}
                      </table>`
                    }
                    ${
                      button &&
                      html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 20px">
                          <tr>
                            <td style="background:${OCHRE};border-radius:8px">
                              <a
                                href="${url}"
                                target="_blank"
                                rel="noopener"
                                style="display:inline-block;padding:14px 24px;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none;${FONT}"
                                >${button.label}</a
                              >
                            </td>
                          </tr>
                        </table>
                        <p style="margin:0 0 16px;font-size:13px;line-height:20px;color:${MUTED}">
                          ${words[locale].copy}<br /><a
                            href="${url}"
                            target="_blank"
                            rel="noopener"
                            style="color:${PINE};word-break:break-all"
                            >${url}</a
                          >
                        </p>`
                    }
                    ${closing.map(paragraph)}
                    <p style="margin:24px 0 0;font-size:16px;line-height:24px;color:${INK}">
                      ${words[locale].bye}<br />Traboule
                    </p>
                  </td>
                </tr>
                <tr>
                  <td style="padding:16px 28px;font-size:12px;line-height:18px;color:${MUTED};${FONT}">
                    ${body.reason}${unsubscribeLink(body, locale)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.toString();
}

function textOf(body: MailBody, locale: Locale): string {
  const { facts = [], button, closing = [] } = body;
  const colon = locale === 'fr' ? '\u00A0:' : ':';
  const blocks = [
    oneLine(body.title),
    ...body.paragraphs.map(oneLine),
    facts.map(({ label, value }) => `${oneLine(label)}${colon} ${oneLine(value)}`).join('\n'),
    button && `${oneLine(button.label)}${colon}\n${webAddress(button.url)}`,
    ...closing.map(oneLine),
    `${words[locale].bye}\nTraboule`,
    `-- \n${oneLine(body.reason)}${body.unsubscribeUrl ? `\n${words[locale].unsubscribe}${colon} ${webAddress(body.unsubscribeUrl)}` : ''}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Renders a mail as plain text and as HTML. */
export function renderMail(body: MailBody, locale: Locale): MailContent {
  return {
    subject: oneLine(body.subject),
    text: textOf(body, locale),
    html: htmlOf(body, locale),
    ...(body.unsubscribeUrl !== undefined && { unsubscribeUrl: webAddress(body.unsubscribeUrl) }),
  };
}
