import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/** The workspace in the browser: served at /app/, built into dist/admin. */
export const adminConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'src/main/admin'),
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: join(root, 'dist/admin'),
    emptyOutDir: false,
    reportCompressedSize: false,
    // `light-dark()` stays as written: browsers have had it since May 2024.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Only what every screen needs anyway, and changes rarely, so that a new version of ours leaves it cached.
          // Whatever is loaded lazily stays with who loads it.
          groups: [{ name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
};
