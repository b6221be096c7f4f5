import { homedir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../src/host/cache-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the cache is where the system has caches', () => {
  vi.stubEnv('XDG_CACHE_HOME', path.resolve('/somewhere'));
  expect(cacheFolder()).toBe(path.join(path.resolve('/somewhere'), 'keben'));
});

test('never in a folder that depends on where Keben is called (XDG Base Directory 0.8: a relative path is none)', () => {
  vi.stubEnv('XDG_CACHE_HOME', 'cache');
  expect(cacheFolder()?.startsWith(homedir())).toBe(true);
});

test('who has no home, or one that depends on where Keben is called, has none', () => {
  vi.stubEnv('XDG_CACHE_HOME', undefined);
  vi.stubEnv('HOME', '.');
  expect(cacheFolder()).toBeUndefined();
});
