import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Given,
  type GivenInvoice,
  type GivenMember,
  type GivenNetwork,
  type TestApi,
  type TestDatabase,
  cloneDatabase,
  givenInvoice,
  startApi,
  violations,
} from '#libs/testing';
import { Database } from '#libs/platform';
import { type ArchiveFile, invoiceArchive } from '../exports/invoice-archive.js';

let database: TestDatabase;
let given: Given;
let api: TestApi;
let lyon: GivenNetwork;
let nantes: GivenNetwork;
let awa: GivenMember;
let bob: GivenMember;
let administrator: GivenMember;
let invoice: GivenInvoice;

beforeAll(async () => {
  database = await cloneDatabase();
  given = await Given.on(database.url);
  lyon = await given.network('lyon');
  nantes = await given.network('nantes');
  api = await startApi(database.url, { now: '2026-11-23T08:00:00Z' });
  awa = await given.member(lyon, { name: 'Awa' });
  bob = await given.member(lyon, { name: 'Bob' });
  administrator = await given.member(lyon, { role: 'NETWORK_ADMIN' });
  invoice = await givenInvoice(given, lyon, awa.id);
}, 60_000);
afterEach(async () => {
  expect(await violations(database.url)).toEqual([]);
  await given.client.query(`delete from throttle`);
});
afterAll(async () => {
  await api?.close();
  await given?.end();
  await database?.drop();
});

const open = (file: string, as?: GivenMember, network = 'lyon') =>
  api.app.inject({
    url: `/${network}/invoices/${file}`,
    headers: { 'accept-language': 'en', ...(as && { cookie: `traboule=${as.secret}` }) },
  });

describe('the files of an invoice', () => {
  it('are given to the member it is for, and to the administrators of the network', async () => {
    for (const reader of [awa, administrator]) {
      const pdf = await open(`${invoice.id}.pdf`, reader);
      expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(pdf.rawPayload.subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect(pdf.headers['content-disposition']).toBe(`inline; filename="${invoice.number}.pdf"`);
      expect(pdf.headers['cache-control']).toBe('private, no-store');
      const xml = await open(`${invoice.id}.xml`, reader);
      expect(xml.statusCode).toBe(200);
      expect(xml.body).toContain(`<ram:ID>${invoice.number}</ram:ID>`);
      expect(xml.body).toContain('<ram:GrandTotalAmount>4.80</ram:GrandTotalAmount>');
    }
  });

  it('are given to nobody else, in the words for an invoice that does not exist', async () => {
    const elsewhere = await given.member(nantes, { role: 'NETWORK_ADMIN' });
    const unknown = await open('01a00000-0000-7000-8000-000000000000.pdf', awa);
    expect(unknown.statusCode).toBe(404);
    const answers = await Promise.all([
      open(`${invoice.id}.pdf`),
      open(`${invoice.id}.pdf`, bob),
      open(`${invoice.id}.xml`, bob),
      open(`${invoice.id}.pdf`, elsewhere),
      open(`${invoice.id}.pdf`, elsewhere, 'nantes'),
      open(`${invoice.id}.pdf`, administrator, 'nantes'),
      open(`${invoice.id}.docx`, awa),
      open(invoice.id, awa),
    ]);
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json<{ message: string }>().message).toMatch(
        /^(You have no such invoice|Vous n’avez pas cette facture)\.$/,
      );
    }
  });

  it('are refused after 120 in an hour', async () => {
    await given.client.query(`delete from throttle`);
    for (let read = 1; read <= 120; read++) {
      expect((await open('01a00000-0000-7000-8000-000000000000.xml', bob)).statusCode).toBe(404);
    }
    expect((await open('01a00000-0000-7000-8000-000000000000.xml', bob)).statusCode).toBe(429);
    expect((await open(`${invoice.id}.xml`, awa)).statusCode).toBe(200);
  });
});

describe('the archive of a year', () => {
  it('has the XML and the PDF of each invoice in the order of the numbers, and a manifest of their hashes', async () => {
    const second = await givenInvoice(given, lyon, bob.id, 'Bob');
    const files: ArchiveFile[] = [];
    for await (const file of invoiceArchive(api.app.get(Database), lyon, 2026)) files.push(file);
    expect(files.map(({ name }) => name)).toEqual([
      `${invoice.number}.xml`,
      `${invoice.number}.pdf`,
      `${second.number}.xml`,
      `${second.number}.pdf`,
      'manifest.json',
    ]);
    const manifest = JSON.parse(files.at(-1)!.content.toString()) as {
      invoices: {
        number: string;
        hash: string;
        previousHash: string | null;
        files: { name: string; sha256: string }[];
      }[];
    };
    expect(manifest.invoices.map(({ number }) => number)).toEqual([invoice.number, second.number]);
    expect(manifest.invoices[1]!.previousHash).toBe(manifest.invoices[0]!.hash);
    for (const { name, sha256 } of manifest.invoices.flatMap((one) => one.files)) {
      const { content } = files.find((file) => file.name === name)!;
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  it('is a manifest without invoices for a year that has none', async () => {
    const files: ArchiveFile[] = [];
    for await (const file of invoiceArchive(api.app.get(Database), lyon, 2025)) files.push(file);
    expect(files.map(({ name }) => name)).toEqual(['manifest.json']);
  });
});
