import { type Locale, durationText } from '#libs/platform';
import { type Content } from './pdfmake-content.js';
import { type InvoiceDocument, type PassSummary } from '../invoice-document.js';
import { pdfTexts } from './invoice-pdf.texts.js';
import { COLORS, heading, paragraph } from './page-style.js';
import { personalText, printable } from './printable.js';

/** More places than this would push the legal mentions to a second page. */
const MAX_PLACES = 6;
const BAR_WIDTH = 110;

/** What the pass has left, and where its hours went. */
export function passBox({ passSummary }: InvoiceDocument, locale: Locale): Content[] {
  if (passSummary === undefined) return [];
  const { places } = passSummary;
  const texts = pdfTexts[locale];
  const where: Content = { margin: [0, 10, 0, 0], stack: [heading(texts.where)] };
  const most = Math.max(1, ...places.map(({ minutes }) => minutes));
  return [
    heading(texts.pass),
    paragraph([...personalText(passSummary.planName), ...printable(` · ${hoursText(passSummary, locale)}`)]),
    ...(places.length === 0 ? [] : [where]),
    ...places.slice(0, MAX_PLACES).map((place) => placeRow(place, most, locale)),
    ...(places.length > MAX_PLACES ? [paragraph('…', { color: COLORS.grey })] : []),
  ];
}

function hoursText({ includedMinutes, usedMinutes, leftMinutes }: PassSummary, locale: Locale): string {
  const texts = pdfTexts[locale];
  const parts = [
    { minutes: includedMinutes, word: texts.included },
    { minutes: usedMinutes, word: texts.used },
    { minutes: leftMinutes, word: texts.left },
  ];
  return parts
    .flatMap(({ minutes, word }) => (minutes === undefined ? [] : [`${durationText(minutes, locale)} ${word}`]))
    .join(', ');
}

const placeRow = ({ name, minutes }: PassSummary['places'][number], most: number, locale: Locale): Content => ({
  margin: [0, 2, 0, 2],
  columnGap: 8,
  columns: [
    {
      width: BAR_WIDTH,
      canvas: [{ type: 'rect', x: 0, y: 2, w: Math.max(2, (BAR_WIDTH * minutes) / most), h: 6, color: COLORS.river }],
    },
    {
      width: '*',
      text: [...personalText(name), ...printable(` ${durationText(minutes, locale)}`)],
      fontSize: 8,
    },
  ],
});
