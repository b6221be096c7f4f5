// @ts-check
/**
 * The page of the EPUB in its frame: its body is swapped at each change, and the block that was read stays where it
 * was.
 */

import { commonEnds, moved } from './place.js';

const blockNames = 'p, h1, h2, h3, h4, h5, h6, li, td, th, figure, pre, hr, .line';

/**
 * @typedef {{ size: number, width: number, night: boolean }} Settings
 * @param {HTMLIFrameElement} frame without scripts of its own
 * @param {(id: string) => void} onLink a link to another chapter was followed
 * @param {(event: KeyboardEvent) => void} onKey a key was pressed while the page has the focus
 */
export function openReader(frame, onLink, onKey) {
  /** @type {Settings} */
  let settings = { size: 18, width: 30, night: false };
  let shown = '';
  let text = '';
  let asked = 0;

  const doc = () => /** @type {Document} */ (frame.contentDocument);

  function dress() {
    const { documentElement: root, head } = doc();
    root.style.setProperty('--reader-size', `${settings.size}px`);
    root.style.setProperty('--reader-width', `${settings.width}em`);
    root.classList.toggle('night', settings.night);
    if (!head.querySelector('link[href="reader.css"]')) head.append(linkTo('reader.css'));
  }

  /** @param {string} href */
  function linkTo(href) {
    const link = doc().createElementNS('http://www.w3.org/1999/xhtml', 'link');
    link.setAttribute('rel', 'stylesheet');
    link.setAttribute('href', href);
    return /** @type {HTMLLinkElement} */ (link);
  }

  /** Other fonts come with another style sheet: the old one stays until the new one is there. @param {string} href */
  async function restyle(href) {
    const old = doc().querySelector('link[href^="style.css"]');
    if (!old || old.getAttribute('href') === href) return;
    const fresh = linkTo(href);
    const loaded = new Promise((resolve) => {
      fresh.addEventListener('load', resolve, { once: true });
      setTimeout(resolve, 400); // some browsers keep events from frames without scripts
    });
    old.before(fresh);
    await loaded;
    old.remove();
  }

  /** @param {Document} from */
  function blocksOf(from) {
    return [...from.body.querySelectorAll(blockNames)];
  }

  /** @param {Element} block */
  const wordsOf = (block) => block.textContent ?? '';

  /** @param {Document} next @param {boolean} isSame the same chapter as before */
  function swap(next, isSame) {
    const before = blocksOf(doc());
    const at = before.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    const top = before[at]?.getBoundingClientRect().top ?? 0;
    const view = doc().scrollingElement;
    const wasAtTop = (view?.scrollTop ?? 0) === 0;
    doc().body.replaceWith(doc().importNode(next.body, true));
    if (!view) return;
    if (!isSame || wasAtTop) view.scrollTop = 0;
    if (!isSame || before.length === 0) return;
    const after = blocksOf(doc());
    const [old, fresh] = [before.map(wordsOf), after.map(wordsOf)];
    const { head, tail } = commonEnds(old, fresh);
    for (const block of after.slice(head, after.length - tail)) block.classList.add('just-written');
    const block = wasAtTop ? undefined : after[moved(old, fresh, at)];
    if (block) view.scrollTop += block.getBoundingClientRect().top - top;
  }

  /** @param {MouseEvent} event */
  function follow(event) {
    const link = /** @type {Element | null} */ (event.target)?.closest?.('a[href]');
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    const [, id = '', fragment = ''] = /^([\w-]+)\.xhtml(?:#(.*))?$/.exec(href) ?? [];
    if (id === '') return; // the world outside stays outside
    if (id !== shown) onLink(id);
    else
      doc()
        .getElementById(fragment || id)
        ?.scrollIntoView({ block: 'center' });
  }

  /** The first page is loaded as a page, so that later ones have a document to come to. @param {string} id */
  async function load(id) {
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.src = `/book/${id}.xhtml`;
    await loaded;
    dress();
    doc().addEventListener('click', follow);
    doc().addEventListener('keydown', onKey);
  }

  return {
    /** @param {string} id */
    async show(id) {
      const turn = (asked += 1);
      const response = await fetch(`/book/${id}.xhtml`);
      if (!response.ok || turn !== asked) return;
      const fresh = await response.text();
      if (turn !== asked || (id === shown && fresh === text)) return;
      if (shown === '') {
        shown = id;
        text = fresh;
        await load(id);
        return;
      }
      const next = new DOMParser().parseFromString(fresh, 'application/xhtml+xml');
      await restyle(next.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '');
      if (turn !== asked) return;
      swap(next, id === shown);
      shown = id;
      text = fresh;
    },
    /** @param {Settings} wanted */
    set(wanted) {
      settings = wanted;
      frame.classList.toggle('night', settings.night);
      if (shown !== '' && frame.contentDocument) dress();
    },
  };
}
