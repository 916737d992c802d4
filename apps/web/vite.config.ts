import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm start` serves dist/web from the api; in development `vite apps/web` proxies everything but the pages to it.
const api = process.env['TRABOULE_URL'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // A spec reads the manifest to hold the pages to their size.
    manifest: true,
    target: 'es2023',
    // What eight pages or more use is one file: a page loads 35 files instead of 96, and compresses better (205 KB become 196).
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 8 }] } } },
    // No data: addresses: every asset is a file under /assets, which is all the api serves.
    assetsInlineLimit: 0,
    // Pages are small and MapLibre (lazy) is known to be large: the budget is guarded by a test, not by a warning.
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: {
      '^/[^/]+/(graphql|territories\\.geojson|bookings/[^/]+\\.ics|invoices/[^/]+\\.(pdf|xml)|files(/.*)?)': api,
      '^/(dev/mail|operator/)': api,
    },
  },
});
