import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The workspace in the browser: `src/main/admin` → `dist/admin`, served below /app/. */
export default defineConfig({
  root: `${project}src/main/admin`,
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: `${project}dist/admin`,
    emptyOutDir: true,
    target: 'es2023',
    // `light-dark()` is kept as written: browsers have had it since May 2024.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The strict policy lets no inline script through.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
