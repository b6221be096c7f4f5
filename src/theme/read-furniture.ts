/** Reads `furniture` of a theme.json: the lines around the type area, and how folios are written. */

import { didYouMean } from '../config/nearest.ts';
import type { ParsedYaml, Spot } from '../config/parse-yaml.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import {
  furniturePlaces,
  furnitureRoles,
  numerals,
  sidesAt,
  usualAt,
  usualFurniture,
  verticalFurniture,
  wordsOfThemes,
  type Furniture,
  type Numerals,
  type RunningLine,
  type ThemeFurniture,
} from './furniture.ts';
import type { Role } from './roles.ts';

export interface Problem {
  readonly problem: Bilingual;
  readonly spot: Spot | undefined;
  readonly remedy?: Bilingual | undefined;
}

/** More lines than any page has. */
const mostLines = 6;

const lineKeys = ['verso', 'recto', 'between', 'at', 'side', 'size', 'role', 'distance', 'rule'];

/**
 * The usual furniture where the theme says nothing of it. `faceOf` gives the face of a role, none for that of the text.
 */
export function readFurniture(
  json: ParsedYaml,
  faceOf: (role: Role) => string | undefined,
): { readonly value: ThemeFurniture; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const given = isTable(json.value) ? json.value['furniture'] : undefined;
  if (given === undefined) return { value: usualFurniture, problems };
  const reader = new Reader(json, problems);
  const path: Path = ['furniture'];
  const table = reader.table(given, path, ['lines', 'numerals', 'vertical']);
  const usual = readPages(table, path, usualFurniture, { reader, faceOf });
  const of: Path = [...path, 'vertical'];
  const vertical =
    table['vertical'] === undefined
      ? undefined
      : readPages(reader.table(table['vertical'], of, ['lines', 'numerals']), of, verticalFurniture(usual), {
          reader,
          faceOf,
        });
  return { value: { ...usual, ...(vertical && { vertical }) }, problems };
}

interface Reading {
  readonly reader: Reader;
  readonly faceOf: (role: Role) => string | undefined;
}

/** What is said of pages of one way of writing; what is not is as usual. */
function readPages(
  table: Readonly<Record<string, unknown>>,
  path: Path,
  usual: Furniture,
  { reader, faceOf }: Reading,
): Furniture {
  const written = reader.table(table['numerals'] ?? {}, [...path, 'numerals'], ['front', 'body']);
  const numeralsOf = (section: 'front' | 'body'): Numerals =>
    reader.oneOf(written[section], [...path, 'numerals', section], numerals, usual.numerals[section]);
  const ofPages = { front: numeralsOf('front'), body: numeralsOf('body') };
  const lines = reader
    .list(table['lines'], [...path, 'lines'])
    .map((line, index) => readLine(line, [...path, 'lines', index], reader, faceOf));
  reader.apart(lines, path);
  return { lines: table['lines'] === undefined ? usual.lines : lines, numerals: ofPages };
}

type Path = readonly (string | number)[];

function readLine(given: unknown, path: Path, reader: Reader, faceOf: (role: Role) => string | undefined): RunningLine {
  const line = reader.table(given, path, lineKeys);
  const at = reader.oneOf(line['at'], [...path, 'at'], furniturePlaces, 'head');
  const usual = usualAt[at];
  const words = (side: 'verso' | 'recto') =>
    [line[side] ?? []].flat().map((word) => reader.oneOf(word, [...path, side], wordsOfThemes, 'folio'));
  if (line['verso'] === undefined && line['recto'] === undefined)
    reader.say(
      {
        zh: `要写 \`verso\` 和 \`recto\`：双页、单页上放什么，可用 ${wordsOfThemes.join('、')}`,
        en: `it wants \`verso\` and \`recto\`: what stands there, of ${wordsOfThemes.join(', ')}`,
      },
      path,
    );
  const role = reader.oneOf(line['role'], [...path, 'role'], furnitureRoles, 'text');
  const face = role === 'text' ? undefined : faceOf(role);
  const rule = readRule(line['rule'], [...path, 'rule'], at, reader);
  return {
    at,
    verso: words('verso'),
    recto: words('recto'),
    between: reader.text(line['between'], [...path, 'between'], '　'),
    side: reader.oneOf(line['side'], [...path, 'side'], sidesAt[at], usual.side),
    size: reader.number(line['size'], [...path, 'size'], { least: 0.4, most: 2, usual: usual.size }),
    distance: reader.number(line['distance'], [...path, 'distance'], { least: 0, most: 8, usual: usual.distance }),
    ...(face !== undefined && { face }),
    ...(rule && { rule }),
  };
}

function readRule(given: unknown, path: Path, at: RunningLine['at'], reader: Reader): RunningLine['rule'] {
  if (given === undefined) return undefined;
  const table = reader.table(given, path, ['above', 'below']);
  const [side, ...more] = (['above', 'below'] as const).filter((each) => table[each] !== undefined);
  if (at === 'fore-edge' || side === undefined || more.length > 0) {
    reader.say(
      at === 'fore-edge'
        ? { zh: '切口处的行没有线', en: 'a line at the fore-edge has no rule' }
        : {
            zh: '线在文字上方或下方，写一处：`{ "below": 0.5 }`，单位 pt',
            en: 'a rule stands above or below, one of them: `{ "below": 0.5 }`, in points',
          },
      path,
    );
    return undefined;
  }
  return { side, width: reader.number(table[side], [...path, side], { least: 0.25, most: 4, usual: 0.5 }) };
}

/** Takes what is right of each value, and notes what is not; the value is then the usual one. */
class Reader {
  private readonly json: ParsedYaml;
  private readonly problems: Problem[];

  constructor(json: ParsedYaml, problems: Problem[]) {
    this.json = json;
    this.problems = problems;
  }

  say(problem: Bilingual, path: Path, remedy?: Bilingual): void {
    this.problems.push({ problem, spot: this.json.valueAt(path), remedy });
  }

  table(given: unknown, path: Path, known: readonly string[]): Readonly<Record<string, unknown>> {
    const name = nameOf(path);
    if (!isTable(given)) {
      this.say({ zh: `\`${name}\` 要写成 \`{ … }\``, en: `\`${name}\` is written as \`{ … }\`` }, path);
      return {};
    }
    for (const key of Object.keys(given))
      if (!known.includes(key))
        this.problems.push({
          problem: {
            zh: `\`${name}\` 里没有 \`${key}\` 这一项，只有 ${known.join('、')}`,
            en: `there is no key \`${key}\` in \`${name}\`, only ${known.join(', ')}`,
          },
          spot: this.json.keyAt([...path, key]),
          remedy: didYouMean(key, known),
        });
    return given;
  }

  list(given: unknown, path: Path): readonly unknown[] {
    if (given === undefined) return [];
    if (Array.isArray(given) && given.length <= mostLines) return given;
    this.say(
      {
        zh: `\`${nameOf(path)}\` 要写成列表 \`[ … ]\`，至多 ${mostLines} 行`,
        en: `\`${nameOf(path)}\` is a list \`[ … ]\` of at most ${mostLines} lines`,
      },
      path,
    );
    return [];
  }

  oneOf<T extends string>(given: unknown, path: Path, possible: readonly T[], usual: T): T {
    const found = possible.find((each) => each === given);
    if (found === undefined && given !== undefined)
      this.say(
        {
          zh: `\`${nameOf(path)}\` 不能是 \`${shown(given)}\`，可用：${possible.join('、')}`,
          en: `\`${nameOf(path)}\` cannot be \`${shown(given)}\`, one of ${possible.join(', ')}`,
        },
        path,
        typeof given === 'string' ? didYouMean(given, possible) : undefined,
      );
    return found ?? usual;
  }

  number(
    given: unknown,
    path: Path,
    { least, most, usual }: Readonly<Record<'least' | 'most' | 'usual', number>>,
  ): number {
    if (given === undefined) return usual;
    if (typeof given === 'number' && given >= least && given <= most) return given;
    this.say(
      {
        zh: `\`${nameOf(path)}\` 不能是 \`${shown(given)}\`，要在 ${least} 与 ${most} 之间`,
        en: `\`${nameOf(path)}\` cannot be \`${shown(given)}\`, a number from ${least} to ${most}`,
      },
      path,
    );
    return usual;
  }

  text(given: unknown, path: Path, usual: string): string {
    if (given === undefined) return usual;
    if (typeof given === 'string' && [...given].length <= 8 && !/[\p{Cc}\p{Co}\p{Cs}]/u.test(given)) return given;
    this.say(
      { zh: `\`${nameOf(path)}\` 要是至多 8 个字的文字`, en: `\`${nameOf(path)}\` is a text of at most 8 characters` },
      path,
    );
    return usual;
  }

  /** Lines at one place stand beside each other, or at distances of a line. */
  apart(lines: readonly RunningLine[], path: Path): void {
    for (const [index, line] of lines.entries()) {
      const other = lines.slice(0, index).findIndex((each) => meets(each, line));
      if (other >= 0)
        this.say({ zh: `它和第 ${other + 1} 行在同一个位置`, en: `it stands on line ${other + 1} of this list` }, [
          ...path,
          'lines',
          index,
        ]);
    }
  }
}

function meets(one: RunningLine, other: RunningLine): boolean {
  const share = (side: 'verso' | 'recto'): boolean => one[side].length > 0 && other[side].length > 0;
  return (
    one.at === other.at &&
    one.side === other.side &&
    Math.abs(one.distance - other.distance) < 0.8 &&
    (share('verso') || share('recto'))
  );
}

function nameOf(path: Path): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step + 1}]` : name === '' ? step : `${name}.${step}`),
    '',
  );
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 40);
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
