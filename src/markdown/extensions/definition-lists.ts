/**
 * Definition lists: a term on a line, and its meaning below after a colon and a space.
 *
 *     符宗
 *     : 信道理可以写成符的一派。
 *     →  <dl><dt>符宗</dt><dd>信道理可以写成符的一派。</dd></dl>
 */

import type { Extension } from '../extension.ts';
import { installDefinitionLists } from '../parser.ts';

export const definitionLists: Extension = { name: 'definition-lists', install: installDefinitionLists };
