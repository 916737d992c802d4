import { describe, expect, it } from '@jest/globals';
import { textBlocks } from './text-blocks.js';

describe('the blocks of a plain text', () => {
  it('are headings, paragraphs over several lines, and lists', () => {
    expect(textBlocks('Intro\nin two lines\n\n# Title\n- one\n- two\nAfter\n## Small')).toEqual([
      { kind: 'paragraph', text: 'Intro in two lines' },
      { kind: 'heading', level: 2, text: 'Title' },
      { kind: 'list', items: ['one', 'two'] },
      { kind: 'paragraph', text: 'After' },
      { kind: 'heading', level: 3, text: 'Small' },
    ]);
  });

  it('leave everything else as it was typed', () => {
    expect(textBlocks('<script>alert(1)</script> [a](javascript:b) #tag')).toEqual([
      { kind: 'paragraph', text: '<script>alert(1)</script> [a](javascript:b) #tag' },
    ]);
    expect(textBlocks('#\n-\n')).toEqual([{ kind: 'paragraph', text: '# -' }]);
    expect(textBlocks('')).toEqual([]);
  });
});
