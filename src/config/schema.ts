/**
 * book.yaml, every field once: the types, the defaults, the checks, docs/book-yaml.md and the JSON Schema for editors
 * all come from this file.
 */

import { z } from 'zod';
import { severities } from './severities.ts';

const text = z.string().trim().min(1);

const creator = z
  .strictObject({
    name: text.meta({ description: '署名 The name as it is printed.' }),
    role: z
      .string()
      .regex(/^[a-z]{3}$/, 'a MARC relator code of three letters, such as aut, trl, edt, ill')
      .default('aut')
      .meta({ description: 'MARC relator code: aut 著, trl 译, edt 编, ill 绘 …' }),
    fileAs: text.optional().meta({ description: 'Sort key, for a Chinese name its pinyin: `Lu, Xun`.' }),
  })
  .meta({ description: 'One person or body and what they did.' });

const isbn = z
  .string()
  .transform((value) => value.replace(/[\s-]/g, ''))
  .refine(isIsbn13, 'an ISBN-13 with a right check digit')
  .meta({ description: 'ISBN-13, hyphens allowed; each edition has its own.' });

const pageSize = z
  .string()
  .meta({ description: 'Trim size: 大32开, 32开, 16开, 大16开, A5, B5, 6x9in … or `140x203mm` (width × height).' });

const points = z.number().min(4).max(72);
const millimetres = z.number().min(0).max(100);

const grid = z
  .strictObject({
    chars: z.int().min(10).max(80).meta({ description: '每行字数 Characters in a line.' }),
    lines: z.int().min(8).max(80).meta({ description: '每页行数 Lines on a page.' }),
    fontSize: points.default(10.5).meta({ description: '字号 Body size in points; 五号 is 10.5.' }),
    leading: points.default(18).meta({ description: '行距 Baseline to baseline in points.' }),
  })
  .meta({ description: '版心 The type area as characters × lines; margins are what is left of the page.' });

const edition = z
  .strictObject({
    from: z.enum(['ebook', 'print', 'screen']).optional().meta({ description: 'The built-in edition this one starts from; its own name by default.' }),
    theme: text.optional(),
    isbn: isbn.optional(),
    page: pageSize.optional(),
    grid: grid.optional(),
    inner: millimetres.optional().meta({ description: '订口 Inner margin in mm; by default two fifths of what the type area leaves.' }),
    top: millimetres.optional().meta({ description: '天头 Head margin in mm; by default half of what the type area leaves, less half a millimetre.' }),
    bleed: z.number().min(0).max(10).optional().meta({ description: '出血 Bleed in mm; 0 by default.' }),
    openings: z.enum(['recto', 'any']).optional().meta({ description: 'recto: each chapter opens on a right-hand page, after a true blank where needed.' }),
    tocDepth: z.int().min(1).max(4).optional().meta({ description: 'Heading levels in the contents; 1 is chapters only.' }),
  })
  .meta({ description: '版 One way to publish the book.' });

const copyright = z
  .strictObject({
    cip: text.optional().meta({ description: '图书在版编目（CIP）数据' }),
    edition: text.optional().meta({ description: '版次' }),
    printing: text.optional().meta({ description: '印次' }),
    sheets: text.optional().meta({ description: '印张' }),
    wordCount: text.optional().meta({ description: '字数; counted when not given.' }),
    price: text.optional().meta({ description: '定价' }),
    address: text.optional().meta({ description: '出版者地址' }),
    printer: text.optional().meta({ description: '印刷' }),
    distributor: text.optional().meta({ description: '发行' }),
    editors: z.array(text).optional().meta({ description: '责任编辑' }),
    notice: text.optional().meta({ description: '版权声明' }),
  })
  .meta({ description: '版权页 What the copyright page prints, each line only when given.' });

export const bookSchema = z
  .strictObject({
    title: text.optional().meta({ description: '书名; guessed when not given.' }),
    subtitle: text.optional().meta({ description: '副题' }),
    slug: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'ASCII letters, digits, `.`, `_` and `-`')
      .optional()
      .meta({ description: 'Name of the output files; the folder’s name by default.' }),
    author: z.union([text, z.array(text)]).optional().meta({ description: '作者 Short for creators with role aut.' }),
    creators: z.array(creator).optional(),
    publisher: text.optional().meta({ description: '出版者' }),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'a BCP 47 tag such as zh-Hans, zh-Hant, zh-CN or zh-Hant-TW')
      .optional()
      .meta({ description: 'BCP 47 language tag; zh-Hans or zh-Hant by the text when not given.' }),
    identifier: text.optional().meta({ description: 'A lasting identifier (urn:uuid:… or a URL); derived from title and author when not given.' }),
    isbn: isbn.optional().meta({ description: 'ISBN-13 of the work when its editions have none of their own.' }),
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date such as 2026, 2026-11 or 2026-11-23, in quotes')
      .optional()
      .meta({ description: '出版日期' }),
    rights: text.optional().meta({ description: '版权 A sentence such as © 2026 某某.' }),
    description: text.optional().meta({ description: '内容简介' }),
    subjects: z.array(text).optional().meta({ description: '主题词' }),
    series: z.strictObject({ name: text, position: z.number().min(0).optional() }).optional().meta({ description: '丛书' }),
    cover: text.optional().meta({ description: 'Path of a JPEG or PNG in the manuscript; drawn from the metadata when not given.' }),
    contents: z
      .array(z.union([text, z.strictObject({ part: text, chapters: z.array(text).min(1) })]))
      .min(1)
      .optional()
      .meta({ description: '目次 Files in reading order; a `part` groups them into a 卷. What is not listed is left out, and said.' }),
    theme: text.optional().meta({ description: '版式; `song` by default.' }),
    copyright: copyright.optional(),
    editions: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case ASCII letters, digits and `-`'), edition).optional(),
    lint: z.record(z.string(), z.enum(severities)).optional().meta({ description: 'Severity by diagnostic code: off, info, warning or error.' }),
  })
  .meta({ id: 'book.yaml', title: 'Keben book.yaml', description: 'What Keben needs to know about a book besides its chapters.' });

/** book.yaml after checking, defaults filled in; the key of `editions` is the edition's name. */
export type BookConfig = z.infer<typeof bookSchema>;
export type EditionConfig = z.infer<typeof edition>;
export type CopyrightConfig = z.infer<typeof copyright>;
export type GridConfig = z.infer<typeof grid>;

/** ISO 2108: thirteen digits, weights 1 and 3 in turn, the sum divisible by ten. */
export function isIsbn13(digits: string): boolean {
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
