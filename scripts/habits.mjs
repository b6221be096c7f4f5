/** Reads the cases of test/habits/ and makes docs/habits.md of them: pure functions. */

/** A case: prose for the table (`habit`, `book does`), then the parts. */
export function readHabit(source) {
  const [head = '', ...parts] = source.split(/^== /m);
  const [habit = '', does = ''] = head.trim().split('\n');
  const files = {};
  let book = '';
  let said = '';
  for (const part of parts) {
    const end = part.indexOf('\n');
    const name = part.slice(0, end).trim();
    const text = part.slice(end + 1);
    if (name === 'book') book = text.trimEnd();
    else if (name === 'said') said = text.trimEnd();
    else files[name] = text;
  }
  return { habit: habit.trim(), does: does.trim(), files, book, said };
}

export function habitsPage(habits) {
  return [
    '# How authors write, and what becomes of it',
    '',
    '<!-- Made by `npx vitest run test/habits.test.ts -u`, which tries every line of it; do not edit by hand. -->',
    '',
    'Each row is a tiny manuscript in `test/habits/` with its book. What is mended is mended in the book, never in the manuscript; every change stands in',
    '`<slug>-mended.md` beside the book, and any rule is switched off with `mend: { <rule>: off }` in book.yaml, or all of them with `mend: off`.',
    '',
    '| the habit | the book | said |',
    '| --- | --- | --- |',
    ...habits.map(({ habit, does, said }) => `| ${cell(habit)} | ${cell(does)} | ${codes(said)} |`),
    '',
  ].join('\n');
}

function codes(said) {
  return [...new Set([...said.matchAll(/^[!~] (\S+)/gm)].map(([, code]) => `\`${code}\``))].join(' ');
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
