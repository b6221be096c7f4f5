import { describe, expect, test } from 'vitest';
import { charactersByFace } from '../../src/shown/characters.ts';
import type { FaceSpec } from '../../src/theme/theme.ts';

const face = (id: string, use: FaceSpec['use']): FaceSpec => ({
  id,
  family: id,
  weight: 400,
  source: { file: '' },
  roles: [],
  use,
  licence: { name: '', file: '', credit: '' },
});
const faces = [face('song', 'all'), face('bold', ['h1', 'strong']), face('kai', ['.verse', 'em'])];

/** The Han characters of each face in code-point order. */
function han(body: string): Record<string, string> {
  const found = charactersByFace([{ title: '', body }], faces);
  const isHan = (character: number) => /\p{Script=Han}/u.test(String.fromCodePoint(character));
  return Object.fromEntries(
    [...found].map(([id, set]) => [id, String.fromCodePoint(...[...set].filter(isHan).sort((a, b) => a - b))]),
  );
}

describe('characters by face', () => {
  test('elements, classes and what is inside them; the text face has everything', () => {
    expect(
      han('<h1>一</h1><p>二<br/>三</p><div class="a verse"><p class="line">四<strong>五</strong></p></div>'),
    ).toEqual({ song: '一三二五四', bold: '一五', kai: '五四' });
  });

  test('a void element does not swallow what follows; characters beyond the BMP are one', () => {
    expect(han('<em>甲<img src="a.png" alt="乙"/></em>丙𠮷')).toEqual({ song: '丙甲𠮷', bold: '', kai: '甲' });
  });

  test('a formula needs the italic letters and the root that browsers set for it', () => {
    const math = [face('song', 'all'), face('math', ['math'])];
    const body = '<p>甲<math><msqrt><mi>x</mi></msqrt><mi>h</mi><mi>α</mi><mi>sin</mi></math></p>';
    const set = charactersByFace([{ title: '', body }], math).get('math') ?? new Set();
    expect(String.fromCodePoint(...[...set].sort((a, b) => a - b))).toBe('hinsxαℎ√𝑥𝛼');
  });

  test('nor does it lack the signs and dotless letters that have an italic beside the alphabets', () => {
    const body = `<p><math>${[...'∂ϵϑϰϕϱϖϴ∇ıȷΩω'].map((one) => `<mi>${one}</mi>`).join('')}</math></p>`;
    const set = charactersByFace([{ title: '', body }], [face('math', ['math'])]).get('math') ?? new Set();
    const italic = [...set].filter((character) => character > 0xffff).sort((a, b) => a - b);
    expect(String.fromCodePoint(...italic)).toBe('𝚤𝚥𝛳𝛺𝛻𝜔𝜕𝜖𝜗𝜘𝜙𝜚𝜛');
  });
});
