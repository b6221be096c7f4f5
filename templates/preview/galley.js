// @ts-check
/**
 * The printed pages as spreads: what Chrome has printed, drawn by pdf.js. Pages in sight are drawn first; old ones stay
 * until then.
 */

// Served by the preview from the package pdfjs-dist.
import * as pdfjs from '/pdfjs/pdf.mjs';
import { moved } from './place.js';

pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.mjs';

/** CSS pixels. Type of 10.5 points is read at some 11 pixels and more: a page of 32 开 is then 430 wide. */
const roomForSpread = 900;

/**
 * @typedef {{ side: 'recto' | 'verso', text: string }} Leaf
 * @typedef {{ pdf: string, pages: Leaf[], remarks: string[] }} Printed
 * @typedef {{ width: number, height: number, facing: boolean, rightBound: boolean }} Sheet
 * @param {HTMLElement} box
 * @param {(number: number) => string} nameOf what a page is called to those who listen
 */
export function openGalley(box, nameOf) {
  const worker = new pdfjs.PDFWorker();
  let shown = '';
  /** @type {Printed | undefined} */
  let printed;
  let asked = 0;
  /** What `printed` is drawn from, until another is there. @type {any} */
  let open;
  /** @type {{ spread?: boolean, zoom: number }} */
  let wish = { zoom: 100 };
  let drawnWidth = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** Two pages side by side where the author wants them, or where there is room for two that can be read. */
  function arrange() {
    const isSpread = wish.spread ?? box.clientWidth >= roomForSpread;
    box.classList.toggle('spread', isSpread);
    box.style.setProperty('--zoom', String(wish.zoom / 100));
    return isSpread;
  }

  /**
   * Canvases have the pixels of the width that they were drawn for: at another they are drawn anew, when it has come to
   * rest.
   */
  function fit() {
    arrange();
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (printed !== undefined && open !== undefined && widthOf() !== drawnWidth)
        void drawAll(open, printed).catch(() => undefined); // another one is laid out
    }, 120);
  }

  function widthOf() {
    return (box.firstElementChild?.clientWidth ?? 0) * devicePixelRatio;
  }

  new ResizeObserver(fit).observe(box);

  /** The character of the text that the head of the box shows. */
  function placeOf() {
    const leaves = [...box.children];
    const at = leaves.findIndex((leaf) => bottomOf(leaf) > 0);
    if (printed === undefined || at < 0) return undefined;
    const leaf = leaves[at];
    const share = leaf === undefined ? 0 : Math.max(0, 1 - bottomOf(leaf) / leaf.clientHeight);
    const start = lengthOf(printed.pages.slice(0, at));
    return start + share * (printed.pages[at]?.text.length ?? 0);
  }

  /** @param {Element} leaf below the head of the box */
  function bottomOf(leaf) {
    return leaf.getBoundingClientRect().bottom - box.getBoundingClientRect().top;
  }

  /** @param {Printed} old @param {Printed} fresh @param {number} place */
  function keepPlace(old, fresh, place) {
    let left = moved(textOf(old), textOf(fresh), Math.floor(place));
    const index = fresh.pages.findIndex(({ text }) => (left -= text.length) < 0);
    const leaf = box.children[index];
    const length = fresh.pages[index]?.text.length ?? 0;
    if (!leaf || length === 0) return;
    const share = (left + length) / length;
    box.scrollTop += leaf.getBoundingClientRect().top - box.getBoundingClientRect().top + share * leaf.clientHeight;
  }

  /** @param {Printed} made @param {Sheet} sheet */
  function layOut(made, sheet) {
    box.style.setProperty('--sheet', `${sheet.width} / ${sheet.height}`);
    box.classList.toggle('facing', sheet.facing);
    box.classList.toggle('right-bound', sheet.rightBound);
    arrange();
    while (box.children.length > made.pages.length) box.lastElementChild?.remove();
    made.pages.forEach(({ side }, index) => {
      const leaf = box.children[index] ?? box.appendChild(document.createElement('figure'));
      leaf.className = side;
      leaf.setAttribute('role', 'img');
      leaf.setAttribute('aria-label', nameOf(index + 1));
    });
  }

  /** @param {any} pdf @param {number} index */
  async function draw(pdf, index) {
    const leaf = box.children[index];
    const page = await pdf.getPage(index + 1);
    if (!leaf) return;
    const scale = (leaf.clientWidth / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    leaf.replaceChildren(canvas);
  }

  /**
   * `data-seen` names the PDF as soon as all that is in sight is drawn. Ends early when another is laid out. @param
   * {any} pdf @param {Printed} made
   */
  async function drawAll(pdf, made) {
    const height = box.clientHeight;
    const width = (drawnWidth = widthOf());
    const distance = (/** @type {Element} */ leaf) =>
      Math.abs(bottomOf(leaf) - leaf.clientHeight / 2 - height / 2) - leaf.clientHeight / 2;
    const order = [...box.children]
      .map((leaf, index) => ({ index, far: distance(leaf) }))
      .sort((a, b) => a.far - b.far);
    await Promise.all(order.filter(({ far }) => far <= height / 2).map(({ index }) => draw(pdf, index)));
    if (printed === made) box.dataset['seen'] = made.pdf;
    for (const { index } of order.filter(({ far }) => far > height / 2)) {
      if (printed === made && drawnWidth === width) await draw(pdf, index);
    }
  }

  return {
    /**
     * Gives what is to be said of it. @param {string} id @param {Sheet} sheet @param {(pages: number) => void} onPages
     * @returns {Promise<string | undefined>}
     */
    async show(id, sheet, onPages) {
      const turn = (asked += 1);
      const response = await fetch(`/print/${id}`);
      if (!response.ok || turn !== asked) return undefined;
      const made = /** @type {Printed | { problem: string }} */ (await response.json());
      if (turn !== asked) return undefined;
      if ('problem' in made) throw new Error(made.problem);
      onPages(made.pages.length);
      if (id === shown && made.pdf === printed?.pdf) return made.remarks.join(' ');
      // Glyphs as outlines: small type is smoother so than as a font that the canvas hints, and is there sooner.
      const pdf = await pdfjs.getDocument({
        url: made.pdf,
        worker,
        disableRange: true,
        disableStream: true,
        disableFontFace: true,
      }).promise;
      if (turn !== asked) return void pdf.destroy();
      const place = id === shown ? placeOf() : undefined;
      const old = printed;
      layOut(made, sheet);
      if (id !== shown) box.scrollTop = 0;
      else if (old && place !== undefined && box.scrollTop > 0) keepPlace(old, made, place);
      shown = id;
      printed = made;
      const last = open;
      open = pdf;
      await drawAll(pdf, made);
      await last?.destroy();
      return made.remarks.join(' ');
    },
    /** Gives whether two pages stand side by side. @param {{ spread?: boolean, zoom: number }} wanted */
    set(wanted) {
      const place = placeOf();
      wish = wanted;
      const isSpread = arrange();
      if (printed !== undefined && place !== undefined) keepPlace(printed, printed, place);
      fit();
      return isSpread;
    },
  };
}

/** @param {Leaf[]} pages */
function lengthOf(pages) {
  return pages.reduce((sum, { text }) => sum + text.length, 0);
}

/** @param {Printed} printed */
function textOf({ pages }) {
  return pages.map(({ text }) => text).join('');
}
