import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html, oneLine, webAddress } from './html.js';

describe('html', () => {
  it('escapes every value except its own markup', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p title="${`"'\``}">${inner}${[inner, 'a & b']}${0}${null}${undefined}${false}</p>`.toString()).toBe(
      '<p title="&quot;&#39;&#96;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b>a &amp; b0</p>',
    );
  });

  it('escapes an object that looks like markup', () => {
    const forged = { source: '<script>', toString: () => '<script>' } as never;
    expect(() => html`${forged}`.toString()).toThrow();
  });

  it('outputs no markup character of a value and loses no other character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = html`${text}`.toString();
        expect(written).not.toMatch(/[<>"'`]/);
        expect(written.replace(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toContain('&');
        const back = written.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&#96;/g, '`').replace(/&amp;/g, '&'); // prettier-ignore
        // eslint-disable-next-line no-control-regex
        expect(back).toBe(text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, ''));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a link', () => {
  it('can be an http or https address', () => {
    expect(webAddress('https://t.example/a?b=1&c=2')).toBe('https://t.example/a?b=1&c=2');
    expect(webAddress('http://localhost:3000/x')).toBe('http://localhost:3000/x');
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.example', '/path', '', 'mailto:a@b.example']) // prettier-ignore
  ('cannot be %j', (url) => {
    expect(() => webAddress(url)).toThrow(TypeError);
  });
});

describe('a text on one line', () => {
  it.each([
    ['a\r\nBcc: x@evil.example', 'a Bcc: x@evil.example'],
    ['a\u2028b\u0085c\u0000d\te', 'a b c d e'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['  9\u00A0h  ', '9\u00A0h'],
  ])('turns %j into %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it('never contains a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(oneLine(text).isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
