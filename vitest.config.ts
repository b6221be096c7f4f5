import { defineConfig } from 'vitest/config';

const report = process.env['KEBEN_TEST_REPORT'];

// Real engines are slow to start, and a small machine has two cores: two test files at a time.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The press is loaded once a worker, not once a file: what a test changes of the process it puts back.
    isolate: false,
    unstubEnvs: true,
    restoreMocks: true,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
