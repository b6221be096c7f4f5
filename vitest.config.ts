import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { compileTemplates } from './scripts/compile-templates.mjs';
import { templateNames, templateOptions } from './src/pages/templates.ts';

const report = process.env['KEBEN_TEST_REPORT'];

/**
 * Files that start engines and processes, longest first: begun last, one of them would run alone at the end. A name
 * missing here costs only time.
 */
const long = [
  'build/bad-input',
  'pdf/kept-signatures',
  'kept/edits',
  'cli/killed',
  'pdf/chrome',
  'build/sample',
  'build/themes',
  'pdf/print',
  'preview/preview',
  'clreq/clreq',
  'host/git',
  'pdf/floating-figures',
  'pdf/made-up-book',
  'growth/growth',
  'proof/epubcheck',
  'build/pictures',
  'review/since-git',
  'markdown/pathological',
  'pdf/ink',
  'package/package',
  'build/whole-books',
  'pdf/vertical',
  'fuzz/fuzz',
  'fuzz/epubcheck',
  'pdf/zhuyin',
  'build/rare-characters',
  'fuzz/content-model',
  'epub/kept',
  'reading/vertical',
  'kept/faces',
  'hostile/hostile',
  'bench/meter',
  'kept/rule',
  'cli/usage',
  'cli/preview',
  'build/beside',
  'epub/page-list',
  'pdf/screen',
];

/** The runner learns how long a file takes only from an earlier run, which a fresh clone has not had. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = long.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return index < 0 ? long.length : index;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** As in the bundle: else each build compiles its templates. */
const builtInTemplates = {
  name: 'built-in-templates',
  load: (id: string) =>
    id.endsWith('/src/pages/built-in-templates.ts') ? compileTemplates(templateNames, templateOptions) : undefined,
};

// A small machine has two cores; the third file at a time works while another waits for an engine.
export default defineConfig({
  plugins: [builtInTemplates],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/helpers/run-once.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // The press is loaded once a worker, not once a file: what a test changes of the process it puts back.
    isolate: false,
    unstubEnvs: true,
    restoreMocks: true,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
