/**
 * The page that a theme is made for: `page` and `grid` in its theme.json, with the words of book.yaml. They are read
 * before the theme is, because they belong to the sheet of an edition.
 */

import { explainIssue } from '../config/explain-issue.ts';
import { didYouMean } from '../config/nearest.ts';
import { parseYaml, type ParsedYaml } from '../config/parse-yaml.ts';
import { measuresSchema, type Measures, type SchemaIssue } from '../config/schema.ts';
import { diagnose, type Bilingual, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { readWithin } from '../host/read-within.ts';
import { builtInNames, fileOf, isOwn, largestFile, ownFolder } from './where.ts';

/** The measures of each theme that is named; none where a theme says nothing, or nothing that is right. */
export async function measuresOfThemes(
  names: readonly string[],
  manuscript: string,
  host: Host,
): Promise<(name: string) => Measures> {
  const read = async (name: string): Promise<Measures> => {
    const bytes = isOwn(name)
      ? await readWithin(host, `${ownFolder(name, manuscript)}/theme.json`, { folder: manuscript, most: largestFile })
      : (await builtInNames(host)).includes(name)
        ? await host.resource(fileOf(name, 'theme.json'))
        : undefined;
    if (bytes === undefined || 'refused' in bytes) return {};
    return readMeasures(parseYaml(Buffer.from(bytes).toString('utf8')), '').value;
  };
  const all = new Map(await Promise.all([...new Set(names)].map(async (name) => [name, await read(name)] as const)));
  return (name) => all.get(name) ?? {};
}

/** Nothing when one of them is wrong; `file` is theme.json, for messages. */
export function readMeasures(json: ParsedYaml, file: string): Noted<Measures> {
  const { page, grid } = (json.value ?? {}) as Readonly<Record<string, unknown>>;
  const given = { ...(page !== undefined && { page }), ...(grid !== undefined && { grid }) };
  const parsed = measuresSchema.safeParse(given);
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  return { value: {}, diagnostics: parsed.error.issues.flatMap((issue) => sayIssue(issue, json, file)) };
}

function sayIssue(issue: SchemaIssue, yaml: ParsedYaml, file: string): Diagnostic[] {
  const say = (problem: Bilingual, place: Place | undefined, remedy?: Bilingual): Diagnostic =>
    diagnose('theme-is-sound', { problem, remedy }, place);
  if (issue.code !== 'unrecognized_keys')
    return explainIssue(issue, { file, yaml, schema: {} }).map(({ message, place }) => say(message, place));
  return issue.keys.map((key) =>
    say(
      {
        zh: `\`grid\` 里没有 \`${key}\` 这一项，只有 ${inGrid.join('、')}`,
        en: `there is no key \`${key}\` in \`grid\`, only ${inGrid.join(', ')}`,
      },
      { file, ...yaml.keyAt(['grid', key]) },
      didYouMean(key, inGrid),
    ),
  );
}

/** The keys of `grid`. */
export const inGrid = Object.keys(measuresSchema.shape.grid.unwrap().shape);
