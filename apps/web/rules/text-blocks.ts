/** A block of a plain text: a heading, a paragraph, or a list. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Reads `# ` and `## ` headings, `- ` lists and paragraphs. Everything else is text as it was typed, never markup. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join(' ') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    [lines, items] = [[], []];
  };
  for (const line of text.split('\n').map((one) => one.trim())) {
    const [, marks, heading] = /^(#{1,2}) +(.+)$/.exec(line) ?? [];
    const [, item] = /^[-*] +(.+)$/.exec(line) ?? [];
    if (heading) {
      close();
      blocks.push({ kind: 'heading', level: marks === '#' ? 2 : 3, text: heading });
    } else if (item) {
      if (lines.length > 0) close();
      items.push(item);
    } else if (line === '') close();
    else {
      if (items.length > 0) close();
      lines.push(line);
    }
  }
  close();
  return blocks;
}
