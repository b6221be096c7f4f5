/**
 * book.yaml, every field once: the types, the defaults, the checks, docs/book-yaml.md and the JSON Schema for editors
 * all come from this file.
 */

import { z } from 'zod';
import { catalogue, type Code } from '../diagnostics/catalogue.ts';
import { mendCodes } from '../diagnostics/catalogue/mending.ts';
import { limits } from '../host/limits.ts';
import { baseNames } from './bases.ts';
import { isDate, wantedDate } from './dates.ts';
import { inTwo } from './in-two.ts';
import { isIsbn13, rightIsbn } from './isbn.ts';
import { issuesOfEditions } from './issues-of-editions.ts';
import { issuesOfGlossary, nameKinds, type Glossary, type WrittenName } from './glossary.ts';
import { languageTag, wantedLanguage } from './language-tags.ts';
import { pageSizes, parsePageSize, type PageSize } from './page-sizes.ts';
import { paperNames } from './papers.ts';
import { inkNames, markNames, pdfxNames, printerNames } from './printing-options.ts';
import { settingKeys } from './setting-keys.ts';
import { canChange, severities } from './severities.ts';
import { storeNames } from './stores.ts';

/** How pages are laid on sheets; `imposition/` says the rest. */
export const impositions = ['booklet', 'signatures-16', 'signatures-32', 'thread'] as const;
export type ImpositionName = (typeof impositions)[number];

const text = z.string().trim().min(1);
/** What is printed on covers and title pages, where each line of it is set and fitted. */
const titleText = text.max(limits.title);

interface Choice<T> {
  readonly values: T;
  readonly description: string;
}

const oneOf = <T extends readonly string[]>({ values, description }: Choice<T>) =>
  z.enum(values).optional().meta({ description });

const creator = z
  .strictObject({
    name: text.meta({ description: '署名 The name as it is printed.' }),
    role: z
      .string()
      .regex(
        /^[a-z]{3}$/,
        inTwo(
          '三个字母的 MARC 代码，如 aut、trl、edt、ill',
          'a MARC relator code of three letters, such as aut, trl, edt, ill',
        ),
      )
      .default('aut')
      .meta({ description: '身份 MARC relator code: aut 著, trl 译, edt 编, ill 绘 …' }),
    fileAs: text.optional().meta({ description: '排序名 Sort key, for a Chinese name its pinyin: `Lu, Xun`.' }),
  })
  .meta({ description: 'One person or body and what they did.' });

const isbn = z
  .string()
  .transform((value) => value.replace(/[\s-]/g, ''))
  .superRefine((digits, context) => {
    if (isIsbn13(digits)) return;
    const right = rightIsbn(digits);
    const message =
      right === undefined
        ? inTwo('校验码正确的 13 位 ISBN', 'an ISBN-13 with a right check digit')
        : inTwo(
            `校验码正确的 13 位 ISBN：${right}，若其余数字都没有抄错`,
            `an ISBN-13 with a right check digit: ${right}, if the other digits are right`,
          );
    context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'ISBN-13, hyphens allowed; each edition has its own.' });

const sizeNames = Object.keys(pageSizes);
const pageSize = z
  .string()
  .transform((written, context): PageSize => {
    const size = parsePageSize(written);
    if (size) return size;
    const message = inTwo(
      `${sizeNames.join('、')}，或宽×高，如 140x203mm、6x9in`,
      `one of ${sizeNames.join(', ')}, or width x height such as 140x203mm or 6x9in`,
    );
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    description: `开本 Trim size: ${sizeNames.join(', ')}, or width × height such as \`140x203mm\` or \`6x9in\`.`,
  });

const points = z.number().min(4).max(72);
const millimetres = z.number().min(0).max(100);

const grid = z
  .strictObject({
    chars: z
      .int()
      .min(8)
      .max(80)
      .optional()
      .meta({ description: '每行字数 Characters in a line; by default what fills 70 % of the width.' }),
    lines: z
      .int()
      .min(5)
      .max(80)
      .optional()
      .meta({ description: '每页行数 Lines on a page; by default what fills 80 % of the height.' }),
    fontSize: points.optional().meta({ description: '字号 Body size in points; the theme’s, else 10.5 (五号).' }),
    leading: points
      .optional()
      .meta({
        description: '行距 Baseline to baseline in points, to ¾; by default 12/7 of the size, which makes 18 of 10.5.',
      }),
  })
  .refine(({ fontSize = 10.5, leading }) => leading === undefined || leading >= fontSize, {
    path: ['leading'],
    message: inTwo('不小于字号', 'at least the font size'),
  })
  .meta({ description: '版心 The type area as characters × lines; margins are what is left of the page.' });

/** Of `print` editions only. */
const atPress = {
  printer: z
    .enum(printerNames)
    .optional()
    .meta({ description: '印厂 Whose rules the file keeps (docs/printing.md); `custom` by default.' }),
  ink: z
    .enum(inkNames)
    .optional()
    .meta({
      description:
        '油墨 k: type in black alone, pictures in grey, the default; gray: accents as tints of black too; color: accents and pictures in colour.',
    }),
  pdfx: z
    .enum(pdfxNames)
    .optional()
    .meta({ description: '印前标准 PDF/X part; by default what the printer asks for.' }),
  paper: z
    .enum(paperNames)
    .optional()
    .meta({ description: '纸张 How thick the book becomes; by default the usual one of the printer.' }),
  marks: z
    .array(z.enum(markNames))
    .optional()
    .meta({ description: '裁切线、套准标记 Outside of the bleed; none by default.' }),
};

const paged = {
  page: pageSize.optional(),
  grid: grid.optional(),
  inner: millimetres
    .optional()
    .meta({ description: '订口 Inner margin in mm; by default 45 % of what the type area leaves.' }),
  top: millimetres
    .optional()
    .meta({
      description:
        '天头 Head margin in mm, to the top of the first line; by default a little less than half of what the type area leaves.',
    }),
  bleed: z.number().min(0).max(10).optional().meta({ description: '出血 Bleed in mm on each edge; 0 by default.' }),
  ...atPress,
  openings: oneOf(settingKeys.openings),
  notes: oneOf(settingKeys.notes),
  noteMarks: oneOf(settingKeys.noteMarks),
  comments: oneOf(settingKeys.comments),
  figures: oneOf(settingKeys.figures),
  kinsoku: oneOf(settingKeys.kinsoku),
  lineEnds: oneOf(settingKeys.lineEnds),
  punctuation: oneOf(settingKeys.punctuation),
  wrap: z
    .boolean()
    .optional()
    .meta({
      description:
        '封面展开图 The whole cover as a second PDF: back, spine and front in one, the spine as thick as the finished book (docs/cover.md); made where a `printer` is named, unless false.',
    }),
  flaps: z
    .number()
    .min(30)
    .max(200)
    .optional()
    .meta({
      description: '勒口 Width of each flap of the whole cover in mm, where the printer has flaps; none by default.',
    }),
  imposition: z
    .enum(impositions)
    .optional()
    .meta({
      description:
        '拼版 One more PDF with the pages laid out on sheets to fold (docs/imposition.md): booklet 骑马订, signatures-16 and signatures-32 锁线, thread 线装.',
    }),
  sheet: pageSize
    .optional()
    .meta({
      description: '纸张 Size of the sheet the pages are imposed on, such as A4; two pages side by side by default.',
    }),
  creep: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: '爬移 How much each sheet inside another pushes it out, in mm; 0.1 by default.' }),
};

const storeCovers = z
  .array(z.enum(storeNames))
  .min(1)
  .optional()
  .meta({ description: `商店封面 The front as a JPEG for each store, in its pixels: ${storeNames.join(', ')}.` });

const edition = z
  .strictObject({
    from: z
      .enum(baseNames)
      .optional()
      .meta({ description: '底本 The built-in edition this one starts from; its own name by default.' }),
    theme: text
      .optional()
      .meta({ description: '版式 The theme of this edition, or a folder of the manuscript: `./我的版式`.' }),
    isbn: isbn.optional(),
    script: oneOf(settingKeys.script),
    writing: oneOf(settingKeys.writing),
    numerals: oneOf(settingKeys.numerals),
    properNames: oneOf(settingKeys.properNames),
    titleMarks: oneOf(settingKeys.titleMarks),
    ...paged,
    pageList: text
      .optional()
      .meta({
        description:
          '纸本页码 Of an EPUB: the name of the print edition whose page numbers it carries, `print` or one of your own; that edition is printed first.',
      }),
    storeCovers,
    tocDepth: z
      .int()
      .min(1)
      .max(4)
      .optional()
      .meta({ description: '目录层数 Heading levels in the contents; 1 is chapters only.' }),
  })
  .meta({ description: '版 One way to publish the book.' });

/** An edition with a name alone is the built-in one as it is. */
const namedEdition = z.union([edition, z.null().transform((): z.infer<typeof edition> => edition.parse({}))]);

const editions = z
  .record(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]*$/,
        inTwo('小写字母、数字和 `-`，字母开头', 'lower-case ASCII letters, digits and `-`, a letter first'),
      ),
    namedEdition,
  )
  .superRefine((named, context) => {
    for (const issue of issuesOfEditions(named, { paged: Object.keys(paged), atPress: Object.keys(atPress) }))
      context.addIssue({ code: 'custom', ...issue });
  })
  .meta({
    description: `版本 By name: ${baseNames.map((name) => `\`${name}\``).join(', ')}, or a name of your own with \`from:\`. Only those named are built.`,
  });

const codes = Object.keys(catalogue) as Code[];

const lint = z
  .partialRecord(z.enum(codes), z.enum(severities))
  .superRefine((chosen, context) => {
    for (const code of codes.filter((known) => known in chosen && chosen[known] !== 'error' && !canChange(known))) {
      context.addIssue({
        code: 'custom',
        path: [code],
        message: inTwo('error，不满足它就做不成书', 'error, because no book can be made without it'),
      });
    }
  })
  .meta({ description: '检查 Severity by diagnostic code (docs/diagnostics.md): off, info, warning or error.' });

const mend = z
  .union([z.literal('off'), z.partialRecord(z.enum(mendCodes), z.enum(['on', 'off']))])
  .meta({
    description:
      '校改 What Keben mends in the book (never in the manuscript) by rule (docs/mending.md): all `on` by default; `mend: off` sets everything as typed.',
  });

const variants = z
  .union([text.transform((variant) => [variant]), z.array(text), z.null().transform((): string[] => [])])
  .meta({ description: '异名 Variants to avoid.' });

const inScript = text.optional().meta({ description: '字形 The name in this script, with as many characters.' });

const glossary = z
  .record(
    text.meta({ description: '正名 The right name.' }),
    z.union([
      variants.transform((given): WrittenName => ({ variants: given })),
      z
        .strictObject({
          'variants': variants.default([]),
          'kind': oneOf(nameKinds),
          'zh-Hans': inScript,
          'zh-Hant': inScript,
          'zh-Hant-TW': inScript,
          'zh-Hant-HK': inScript,
        })
        .transform((given): WrittenName => given)
        .meta({ description: '名称 Variants to avoid, what it is the name of, and the name in other scripts.' }),
    ]),
  )
  .superRefine((names, context) => {
    for (const issue of issuesOfGlossary(names)) context.addIssue({ code: 'custom', ...issue });
  })
  .meta({
    description:
      '名称表 Right names, each with the variants to avoid: `太虚门: [元宇宙门]`. Each place of a variant is said. A name alone (`太虚门: []`) is known to be right. In an edition of another script a name has one form everywhere: `于吉: { zh-Hant: 于吉 }` says which.',
  });

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
    title: titleText.optional().meta({ description: '书名; guessed when not given.' }),
    subtitle: titleText.optional().meta({ description: '副题' }),
    slug: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
        inTwo('英文字母、数字、`.`、`_` 和 `-`', 'ASCII letters, digits, `.`, `_` and `-`'),
      )
      .optional()
      .meta({ description: '文件名 Name of the output files; the folder’s name by default.' }),
    author: z
      .union([text, z.array(text)])
      .optional()
      .meta({ description: '作者 Short for creators with role aut.' }),
    creators: z.array(creator).optional().meta({ description: '著译者 All who made the book, in order.' }),
    publisher: text.optional().meta({ description: '出版者' }),
    language: z
      .string()
      .regex(languageTag, { error: ({ input }) => wantedLanguage(input) })
      .optional()
      .meta({ description: '语言 BCP 47 language tag; zh-Hans or zh-Hant by the text when not given.' }),
    identifier: text
      .optional()
      .meta({
        description: '标识 A lasting identifier (urn:uuid:… or a URL); derived from title and author when not given.',
      }),
    isbn: isbn.optional().meta({ description: 'ISBN-13 of the work when its editions have none of their own.' }),
    date: z
      .string()
      .refine(isDate, { error: ({ input }) => wantedDate(input) })
      .optional()
      .meta({ description: '出版日期' }),
    modified: z
      .string()
      .refine(isDate, { error: ({ input }) => wantedDate(input) })
      .optional()
      .meta({
        description:
          '修订日期 When the text last changed: what stores tell one upload from the next by. Without it the last commit that touched the manuscript counts, then the date of publication.',
      }),
    rights: text.optional().meta({ description: '版权 A sentence such as © 2026 某某.' }),
    description: text.optional().meta({ description: '内容简介' }),
    subjects: z.array(text).optional().meta({ description: '主题词' }),
    series: z
      .strictObject({
        name: text.meta({ description: '丛书名' }),
        position: z.number().min(0).optional().meta({ description: '第几种' }),
      })
      .optional()
      .meta({ description: '丛书' }),
    cover: text
      .optional()
      .meta({ description: '封面 Path of a JPEG or PNG in the manuscript; drawn from the metadata when not given.' }),
    contents: z
      .array(
        z.union([
          text,
          z.strictObject({
            part: titleText.meta({ description: '卷名' }),
            chapters: z.array(text).min(1).meta({ description: '这一卷的文件' }),
          }),
        ]),
      )
      .min(1)
      .optional()
      .meta({
        description:
          '目次 Files in reading order; a `part` groups them into a 卷. What is not listed is left out, and said.',
      }),
    theme: text
      .optional()
      .meta({
        description: '版式 `song`, the default, `jian`, `da`, `shu`, or a folder of the manuscript: `./我的版式`.',
      }),
    copyright: copyright.optional(),
    editions: editions.optional(),
    lint: lint.optional(),
    mend: mend.optional(),
    glossary: glossary.optional(),
  })
  .meta({ title: 'Keben book.yaml', description: 'What Keben needs to know about a book besides its chapters.' });

/** book.yaml after checking, defaults filled in; the key of `editions` is the edition's name. */
export type BookConfig = z.infer<typeof bookSchema>;
export type EditionConfig = z.infer<typeof edition>;
export type CopyrightConfig = z.infer<typeof copyright>;
export type GridConfig = z.infer<typeof grid>;
export type { Glossary };

/** The page that a theme is made for; what book.yaml says of it goes before. */
export const measuresSchema = z.strictObject({ page: pageSize.optional(), grid: grid.optional() });

export type Measures = z.infer<typeof measuresSchema>;

/** What zod found wrong, as far as `load.ts` needs to know zod. */
export type SchemaIssue = z.core.$ZodIssue;

/** The JSON Schema of what an author writes, for editors; docs/book-yaml.md is made from it too. */
export function bookJsonSchema(): unknown {
  return z.toJSONSchema(bookSchema, { io: 'input' });
}
