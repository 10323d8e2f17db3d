import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    /** Training and packing run for tens of seconds on two cores. */
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
