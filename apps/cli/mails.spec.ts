import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailPreviews, mailedKinds } from '#libs/messages';
import '#libs/testing'; // loads every lib, so that every kind of mail is declared

let folder: string;
let output: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traboule-mails-'));
  const script = fileURLToPath(new URL('./main.js', import.meta.url));
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', LOG_LEVEL: 'warn' };
  const args = [script, 'mails', '--preview', join(folder, 'new')];
  output = (await promisify(execFile)(process.execPath, args, { env })).stdout;
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const read = (name: string) => readFile(join(folder, 'new', name), 'utf8');

describe('traboule mails --preview', () => {
  it('writes every kind of mail that can be sent, in both languages, without a database', async () => {
    const files = await readdir(join(folder, 'new'));
    const missing = mailedKinds().flatMap((kind) =>
      ['fr', 'en'].filter((locale) => !files.some((file) => file.startsWith(kind) && file.endsWith(`.${locale}.html`))),
    );
    expect(missing).toEqual([]);
    expect(output).toMatch(new RegExp(`^${mailPreviews().length} mails in `));
  });

  it('writes the HTML, the plain text with its subject, the calendar file, and a page that leads to all of them', async () => {
    expect(await read('booking.confirmed.fr.html')).toContain('<h1 style=');
    expect((await read('booking.confirmed.fr.txt')).split('\n')[0]).toMatch(
      /^C’est réservé : Salle du Métier à tisser, /,
    );
    expect((await read('booking.confirmed.en.txt')).split('\n')[0]).toMatch(/^Booked: Salle du Métier à tisser, /);
    expect(await read('booking.confirmed.en.ics')).toContain('BEGIN:VEVENT');
    const index = await read('index.html');
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    expect(links).toHaveLength(mailPreviews().length * 2);
    const files = await readdir(join(folder, 'new'));
    expect(links.filter((link) => !files.includes(link))).toEqual([]);
  });
});

describe('every mail', () => {
  it.each(mailPreviews().map((preview) => [`${preview.name} ${preview.locale}`, preview] as const))(
    '%s says the same in plain text and in HTML, and nothing that a template left out',
    (_, { content: { subject, text, html } }) => {
      const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address).join(' ');
      const words = html.replace(/<title>.*?<\/title>|<[^>]*>/gs, ' ');
      const shown = `${words} ${addresses}`.replace(/\s+/g, ' ');
      const escaped = (part: string) =>
        part.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replace(/\s+/g, ' ').trim();
      for (const line of text.split('\n').filter((one) => one !== '-- '))
        for (const part of line.replace(/[ \u00A0]?:$/, '').split(/[ \u00A0]?: /))
          expect(shown).toContain(escaped(part));
      expect(subject).not.toBe('');
      for (const form of [subject, text, html]) expect(form).not.toMatch(/undefined|null|NaN|\[object|\{\{/);
    },
  );
});
