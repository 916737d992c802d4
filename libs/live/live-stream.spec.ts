import { describe, expect, it } from '@jest/globals';
import { LiveStream } from './live-stream.js';
import { StreamCounts } from './stream-counts.js';

const NOW = Temporal.Instant.from('2026-11-23T08:00:00Z');
const POSITION = '1b4e28ba-2fa1-41d2-883f-0016d3cca427.1790000000.750:753:751';
const output = (writableLength = 0) => {
  const state = { text: '', isOver: '' };
  return {
    state,
    writableLength,
    write: (text: string) => (state.text += text) !== '',
    end: () => void (state.isOver = 'ended'),
    destroy: () => void (state.isOver = 'dropped'),
  };
};
const streamOn = (out: ReturnType<typeof output>) =>
  new LiveStream(out, () => Promise.reject(new Error('not asked')), [], NOW);

describe('a stream', () => {
  it('tells what changed before it began once it begins', () => {
    const out = output();
    const stream = streamOn(out);
    stream.topics = new Map([['key', 'agenda']]);
    stream.announce('agenda', POSITION);
    stream.announce('agenda', POSITION);
    expect(out.state.text).toBe('');
    stream.begin(POSITION, true);
    expect(out.state.text).toBe(
      `event: ready\nid: ${POSITION}\ndata: {"topics":["agenda"],"resumed":true}\n\n` +
        `event: change\nid: ${POSITION}\ndata: {"topic":"agenda","version":"753"}\n\n`,
    );
  });

  it('drops a reader that does not read', () => {
    const out = output(20_000);
    const stream = streamOn(out);
    stream.begin(POSITION, false);
    expect(out.state.isOver).toBe('dropped');
    const { text } = out.state;
    stream.announce('agenda', POSITION);
    stream.end();
    expect(out.state).toEqual({ text, isOver: 'dropped' });
  });

  it('is checked within a minute after it opened, and a minute after each check', () => {
    const stream = streamOn(output());
    const after = (seconds: number) => NOW.add({ seconds });
    expect([stream.isCheckDue(after(29)), stream.isCheckDue(after(60))]).toEqual([false, true]);
    stream.noteChecked(after(60));
    expect([stream.isCheckDue(after(119)), stream.isCheckDue(after(120))]).toEqual([false, true]);
  });

  it('ends when it could not be checked for three minutes', () => {
    const stream = streamOn(output());
    expect(stream.noteUnchecked(NOW.add({ seconds: 180 }))).toBe(false);
    expect(stream.noteUnchecked(NOW.add({ seconds: 181 }))).toBe(true);
  });
});

describe('the number of streams', () => {
  it('is limited for an account, for a client network and for a process', () => {
    const counts = new StreamCounts();
    const own = Array.from({ length: 6 }, () => counts.take('awa', '192.0.2.1'));
    expect(counts.take('awa', '192.0.2.2')).toBe('OWN_LIMIT');
    (own[0] as () => void)();
    (own[0] as () => void)();
    expect(counts.take('awa', '192.0.2.2')).toBeInstanceOf(Function);
    expect(counts.take('awa', '192.0.2.2')).toBe('OWN_LIMIT');
    for (let n = 0; n < 195; n++) counts.take(`member ${n}`, '192.0.2.1');
    expect(counts.take('last', '192.0.2.1')).toBe('OWN_LIMIT');
    for (let n = 0; n < 2_000; n++) counts.take(`other ${n}`, `198.51.100.${n}`);
    expect(counts.take('first', '203.0.113.1')).toBe('FULL');
  });
});
