/** The parts of pdfmake's document definition that invoices use; its published types bring the DOM and pdfkit's own along. */
export type Content = string | ContentNode | readonly Content[];

type Margins = [left: number, top: number, right: number, bottom: number];

export interface ContentNode {
  text?: string | readonly Content[];
  stack?: readonly Content[];
  columns?: readonly Content[];
  columnGap?: number;
  canvas?: readonly Shape[];
  qr?: string;
  fit?: number;
  eccLevel?: 'L' | 'M' | 'Q' | 'H';
  background?: string;
  table?: Table;
  layout?: TableLayout;
  font?: string;
  bold?: boolean;
  color?: string;
  fillColor?: string;
  fontSize?: number;
  lineHeight?: number;
  alignment?: 'left' | 'right' | 'center';
  margin?: Margins;
  noWrap?: boolean;
  unbreakable?: boolean;
  width?: number | 'auto' | '*';
}

type Shape =
  | { type: 'rect'; x: number; y: number; w: number; h: number; color: string }
  | { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number; lineColor: string };

export interface Table {
  widths: readonly (number | 'auto' | '*')[];
  body: readonly (readonly Content[])[];
  headerRows?: number;
  dontBreakRows?: boolean;
}

export interface TableLayout {
  hLineWidth?: (row: number, node: { table: Table }) => number;
  vLineWidth?: (column: number, node: { table: Table }) => number;
  hLineColor?: (row: number, node: { table: Table }) => string;
  paddingLeft?: (column: number, node: { table: Table }) => number;
  paddingRight?: (column: number, node: { table: Table }) => number;
  paddingTop?: () => number;
  paddingBottom?: () => number;
}

export interface DocumentDefinition {
  version: '1.7';
  subset: 'PDF/A-3b';
  language: string;
  displayTitle: boolean;
  info: { title: string; creator: string; producer: string; creationDate: Date; modDate: Date };
  pageSize: 'A4';
  pageMargins: Margins;
  defaultStyle: ContentNode;
  header: (page: number, pages: number) => Content;
  footer: (page: number, pages: number) => Content;
  content: readonly Content[];
}
