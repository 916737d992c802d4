import { textBlocks } from '../rules/text-blocks.js';
import classes from './PlainText.module.css';

/** A text that administrators typed, with its headings and lists. */
export function PlainText({ text }: { text: string }) {
  return (
    <div className={classes['text']}>
      {textBlocks(text).map((block, i) => {
        // Blocks have no name of their own: their key is their place.
        const key = i;
        if (block.kind === 'paragraph') return <p key={key}>{block.text}</p>;
        if (block.kind === 'heading') {
          const Heading = `h${block.level}` as const;
          return <Heading key={key}>{block.text}</Heading>;
        }
        return (
          <ul key={key}>
            {block.items.map((item, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>{item}</li>
            ))}
          </ul>
        );
      })}
    </div>
  );
}
