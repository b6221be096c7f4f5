/** Makes up the pages of a signature that goes to press: asks Chrome how high their blocks are, and composes them. */

import { signatureWith, type Signature } from '../sheets/signature.ts';
import type { Failed, LayOut } from './measure-styles.ts';
import { columnProperties, readColumns } from './read-columns.ts';

export async function makeUp(signature: Signature, layOut: LayOut): Promise<Signature | Failed> {
  const open = signature.pages.flatMap((page) => page.makeUp ?? []);
  const [first] = open;
  if (first === undefined) return signature;
  const body = open.map(({ column }, index) => `<div class="sheet-run" data-run="${index}">${column()}</div>`);
  const laid = await layOut(body.join(''), columnProperties);
  if ('problem' in laid) return laid;
  const columns = readColumns(laid, first.leading);
  return signatureWith(
    signature,
    signature.pages.map((page) => {
      const { makeUp: work, ...outside } = page;
      if (work === undefined) return page;
      const { html, ...composed } = work.compose(columns[open.indexOf(work)]);
      return { ...outside, body: html, composed };
    }),
  );
}
