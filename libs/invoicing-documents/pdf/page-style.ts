import { type Content, type ContentNode, type TableLayout } from './pdfmake-content.js';
import { type Run, printable } from './printable.js';

/** The colours of the web pages: the walls of a traboule and the river at dusk. */
export const COLORS = {
  ochre: '#974332',
  river: '#1d5d5a',
  ink: '#22262a',
  grey: '#5c6670',
  line: '#d7dce0',
  pale: '#f4f7f6',
};
/** Between the margins of A4. */
export const CONTENT_WIDTH = 515;

export type Text = string | readonly Run[];
export interface TextStyle {
  bold?: boolean;
  color?: string;
  fontSize?: number;
  alignment?: 'left' | 'right' | 'center';
  margin?: [number, number, number, number];
  noWrap?: boolean;
}

/** A paragraph. Plain strings are texts of ours, runs those of people. */
export const paragraph = (text: Text, style: TextStyle = {}): ContentNode => ({
  text: [...(typeof text === 'string' ? printable(text) : text)],
  ...style,
});

export const heading = (text: string): Content =>
  paragraph(text.toUpperCase(), { fontSize: 7.5, bold: true, color: COLORS.river, margin: [0, 0, 0, 3] });

/** Thin lines between rows, none around. */
export const ruled: TableLayout = {
  hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => COLORS.line,
  paddingLeft: (index) => (index === 0 ? 0 : 6),
  paddingRight: (index, { table }) => (index === (table.widths?.length ?? 0) - 1 ? 0 : 6),
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

/** A pale box with room inside. */
export const box = (content: Content[], fillColor: string = COLORS.pale): Content => ({
  table: { widths: ['*'], body: [[{ stack: content, fillColor }]] },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: () => 0,
    paddingLeft: () => 12,
    paddingRight: () => 12,
    paddingTop: () => 10,
    paddingBottom: () => 10,
  },
  unbreakable: true,
});
