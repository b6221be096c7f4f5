import { defineConfig } from 'vitest/config';

// Real engines are slow to start, and there are two cores: files run one after another in two workers.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 },
});
