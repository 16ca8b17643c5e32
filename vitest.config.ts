import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'src/platform/testing/global-setup.ts',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
