/**
 * Reads `fonts` of a theme.json: files of the author's own, by the name that roles give them. A font is somebody's
 * work, so its licence is asked, and stands in the 版权页.
 */

import { didYouMean } from '../config/nearest.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { hashOf } from '../host/hash.ts';
import { readOwnBytes, type OwnFile } from './read-own-file.ts';

export interface OwnFont {
  /** The word for it in `roles`. */
  readonly id: string;
  readonly file: string;
  /** Where theme.json names it. */
  readonly place: Place;
  readonly bytes: Uint8Array;
  /** Of the bytes. */
  readonly hash: string;
  readonly licence: { readonly name: string; readonly credit: string; readonly text?: Uint8Array };
}

/** The family of the text face and its bold, where they are the author's. */
export const ownFamily = 'Keben Own';

const keys = ['file', 'licence', 'credit', 'licenceFile'];
const mostFonts = 4;
/** The largest fonts of one style with all of Han are some 30 MB. */
export const largestFont = 40 * 1024 * 1024;

export async function readOwnFonts(own: OwnFile, box: readonly { readonly id: string }[]): Promise<readonly OwnFont[]> {
  const { given, json, say } = own;
  const table = given['fonts'] ?? {};
  if (!isTable(table) || Object.keys(table).length > mostFonts) {
    say(
      {
        zh: `\`fonts\` 要写成 \`{ "名字": { "file": …, "licence": …, "credit": … } }\`，至多 ${mostFonts} 个`,
        en: `\`fonts\` is written \`{ "name": { "file": …, "licence": …, "credit": … } }\`, at most ${mostFonts}`,
      },
      json.valueAt(['fonts']),
    );
    return [];
  }
  const fonts: OwnFont[] = [];
  for (const [id, entry] of Object.entries(table)) {
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(id) || box.some((face) => face.id === id) || id === 'more')
      say(
        {
          zh: `字体不能叫 \`${id}\`：用小写字母、数字和 -，不与自带的字体同名`,
          en: `a font cannot be called \`${id}\`: small letters, figures and -, and no name of the box`,
        },
        json.keyAt(['fonts', id]),
      );
    else fonts.push(...(await readOne(id, isTable(entry) ? entry : {}, own)));
  }
  return fonts;
}

async function readOne(
  id: string,
  entry: Readonly<Record<string, unknown>>,
  { json, say, folder, manuscript, host }: OwnFile,
): Promise<OwnFont[]> {
  const path = ['fonts', id];
  for (const key of Object.keys(entry))
    if (!keys.includes(key))
      say(
        {
          zh: `字体里没有 \`${key}\` 这一项，只有 ${keys.join('、')}`,
          en: `a font has no key \`${key}\`, only ${keys.join(', ')}`,
        },
        json.keyAt([...path, key]),
        didYouMean(key, keys),
      );
  const [file, licence, credit, licenceFile] = keys.map((key) => entry[key]);
  if (!isLine(licence) || !isLine(credit)) {
    say(
      {
        zh: `要写 \`licence\`（按什么许可用它）和 \`credit\`（它的名字），印在版权页上`,
        en: 'it wants `licence`, by what it may be used, and `credit`, its name: both stand on the copyright page',
      },
      json.valueAt(path),
      {
        zh: '比如 `{ "file": "fonts/a.ttf", "licence": "SIL Open Font License 1.1", "credit": "站酷小薇体" }`',
        en: 'such as `{ "file": "fonts/a.ttf", "licence": "SIL Open Font License 1.1", "credit": "ZCOOL XiaoWei" }`',
      },
    );
    return [];
  }
  const read = async (name: unknown, key: string, most?: number): Promise<Uint8Array | undefined> => {
    const bytes = isFileName(name)
      ? await readOwnBytes(`${folder}/${name}`, { manuscript, host }, most)
      : { problem: { zh: `\`${key}\` 要是版式文件夹里的一个文件`, en: `\`${key}\` is a file of the folder` } };
    if (!('problem' in bytes)) return bytes;
    say(bytes.problem, json.valueAt([...path, key]), bytes.remedy);
    return undefined;
  };
  const text = licenceFile === undefined ? undefined : await read(licenceFile, 'licenceFile');
  const bytes = await read(file, 'file', largestFont);
  if (bytes === undefined || !isFileName(file)) return [];
  return [
    {
      id,
      file: `${folder}/${file}`,
      place: { file: `${folder}/theme.json`, ...json.valueAt([...path, 'file']) },
      bytes,
      hash: hashOf(bytes),
      licence: { name: licence, credit, ...(text && { text }) },
    },
  ];
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 && !/\p{Cc}/u.test(value);
}

/** A path below the folder. */
function isFileName(value: unknown): value is string {
  return typeof value === 'string' && /^[^\\/:]+(?:\/[^\\/:]+)*$/.test(value) && !/(?:^|\/)\.\.?(?:\/|$)/.test(value);
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
