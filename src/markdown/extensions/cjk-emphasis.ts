/**
 * Emphasis beside Chinese punctuation. CommonMark expects spaces around words, which Chinese does not have.
 *
 *     **「你來了。」**她說。   →   <strong>「你來了。」</strong>她說。
 */

import type { Extension } from '../extension.ts';
import { installCjkEmphasis } from '../parser.ts';

export const cjkEmphasis: Extension = { name: 'cjk-emphasis', install: installCjkEmphasis };
