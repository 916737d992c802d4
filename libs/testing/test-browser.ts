import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** A browser that the specs of a run share. */
export interface TestBrowser {
  /** Where Playwright connects to it. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a browser in a temporary folder of its own, because it unpacks itself there and runs may go on side by side. */
export async function startTestBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'traboule-browser-'));
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const executablePath = await chromium.executablePath();
    const server = await playwright.launchServer({ executablePath, args: ['--no-sandbox'], headless: true });
    return {
      address: server.wsEndpoint(),
      stop: async () => {
        await server.close();
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}
