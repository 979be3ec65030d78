import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/fixtures/**', 'dist/**', '.mingze/**'],
    globalSetup: ['tests/setup.ts'],
    reporters: ['default', './tools/reporter.ts'],
    // Each server test has a PostgreSQL database and each journey a browser: more at once only makes all of them slower.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
