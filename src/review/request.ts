/** Checks what the command line asks of a review copy. It comes from people, and names become parts of file names. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

/** As typed; a key is absent when its option was not given. */
export interface ReviewOptions {
  readonly recipients?: readonly string[];
  readonly recipientName?: boolean;
  readonly round?: string;
  readonly since?: string;
  readonly changedOnly?: boolean;
  readonly lineNumbers?: boolean;
}

export interface ReviewRequest {
  /** Names or ids, without duplicates. */
  readonly recipients: readonly string[];
  /** Print the recipient's name beside the id of the copy. */
  readonly showsNames: boolean;
  /** Absent: the round of the last ledger, or 1. */
  readonly round?: number;
  /** A commit, or the path of a ledger. */
  readonly since?: string;
  readonly changedOnly: boolean;
  readonly lineNumbers: boolean;
}

/** The request of a review copy for which no option was given. */
export const plainReview: ReviewRequest = { recipients: [], showsNames: false, changedOnly: false, lineNumbers: false };

/** More copies than a book has early readers. */
export const mostRecipients = 500;
const longestName = 100;

/** Returns the request, or what is wrong with it. */
export function readRequest({
  recipients = [],
  recipientName = false,
  round,
  since,
  changedOnly = false,
  lineNumbers = false,
}: ReviewOptions): ReviewRequest | { readonly problems: readonly Bilingual[] } {
  const names = [...new Set(recipients.map((name) => name.trim().normalize('NFC')))];
  const problems = [
    ...names.flatMap(nameProblem),
    ...(names.length > mostRecipients
      ? [
          {
            zh: `审读人太多（${names.length}），一次最多 ${mostRecipients} 位`,
            en: `${names.length} recipients are too many; at most ${mostRecipients} at once`,
          },
        ]
      : []),
    ...(recipientName && names.length === 0
      ? [{ zh: '`--recipient-name` 要有 `--recipient`', en: '`--recipient-name` needs a `--recipient`' }]
      : []),
    ...(round !== undefined && !/^[1-9]\d{0,2}$/.test(round)
      ? [
          {
            zh: `\`--round\` 要 1 到 999 的整数，不能是 \`${printable(round)}\``,
            en: `\`--round\` wants a whole number from 1 to 999, not \`${printable(round)}\``,
          },
        ]
      : []),
    ...(since === undefined ? [] : sinceProblem(since)),
    ...(changedOnly && since === undefined
      ? [{ zh: '`--changed-only` 要有 `--since`', en: '`--changed-only` needs `--since`' }]
      : []),
  ];
  if (problems.length > 0) return { problems };
  return {
    recipients: names,
    showsNames: recipientName,
    ...(round !== undefined && { round: Number(round) }),
    ...(since !== undefined && { since }),
    changedOnly,
    lineNumbers,
  };
}

function nameProblem(name: string): Bilingual[] {
  if (name === '') return [{ zh: '`--recipient` 是空的', en: '`--recipient` is empty' }];
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return [
      {
        zh: `审读人 \`${printable(name)}\` 里有控制字符`,
        en: `the recipient \`${printable(name)}\` has control characters`,
      },
    ];
  if ([...name].length > longestName)
    return [
      {
        zh: `审读人的名字太长，最多 ${longestName} 字`,
        en: `the name of a recipient is too long; at most ${longestName} characters`,
      },
    ];
  return [];
}

/** Git would take a name that begins with `-` for an option. */
function sinceProblem(since: string): Bilingual[] {
  const isFit = since !== '' && !since.startsWith('-') && !/[\p{C}\s]/u.test(since);
  return isFit || (since.endsWith('.json') && !since.startsWith('-') && !/\p{C}/u.test(since))
    ? []
    : [
        {
          zh: `\`--since\` 要一个提交（HEAD~1、标签、哈希）或一份审读底账，不能是 \`${printable(since)}\``,
          en: `\`--since\` wants a commit (HEAD~1, a tag, a hash) or a review ledger, not \`${printable(since)}\``,
        },
      ];
}

function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
}
