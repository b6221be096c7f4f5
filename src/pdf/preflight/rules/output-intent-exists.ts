import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import type { Profile } from '../profile.ts';
import type { PdfReading } from '../reading.ts';
import { inPdfX, type PreflightRule } from '../rule.ts';

export const outputIntentExists: PreflightRule = {
  code: 'output-intent-exists',
  what: 'There is one OutputIntent of PDF/X, which names its printing condition; its profile is in the file, or X-1a names the registry that has it (ISO 15930-1, 6.4).',
  severity: inPdfX,
  check: (pdf, profile, place) => {
    const problem = problemOf(pdf, profile);
    return problem === undefined ? [] : [diagnose('output-intent-exists', { standard: profile.pdfx, problem }, place)];
  },
};

function problemOf({ outputIntents }: PdfReading, { pdfx }: Profile): Bilingual | undefined {
  const intents = outputIntents.filter(({ subtype }) => subtype === 'GTS_PDFX');
  const [intent] = intents;
  if (intent === undefined) return { zh: '没有', en: 'there is none' };
  if (intents.length > 1) return { zh: `有 ${intents.length} 个`, en: `there are ${intents.length}` };
  if (intent.condition === '')
    return { zh: '没有 OutputConditionIdentifier', en: 'it has no OutputConditionIdentifier' };
  if (intent.hasProfile) return undefined;
  if (pdfx === 'X-4') return { zh: '没有嵌入 ICC 特性文件', en: 'its ICC profile is not embedded' };
  return intent.registry === ''
    ? { zh: '既没有 ICC 特性文件，也没有 RegistryName', en: 'it has neither an ICC profile nor a RegistryName' }
    : undefined;
}
