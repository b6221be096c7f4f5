/**
 * A finished PDF as plain data: the glyphs that a page paints, each with its place, size and the advance that its font gives it. The page is run through as a viewer would, operator by operator, so that
 * it does not matter who made it or how: one string a line, one a glyph, spacing by operators or by numbers.
 */

import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const identity = [1, 0, 0, 1, 0, 0];
const invisible = 3;

/** `{ count, read(number), close() }`; `read` gives `{ number, width, height, glyphs, boxes }`, lengths in points from the head's left corner, y downwards. */
export async function openPdf(bytes) {
  const outlines = new Map();
  // The library keeps what it is given.
  const document = await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    isEvalSupported: false,
  }).promise;
  return {
    count: document.numPages,
    async read(number) {
      const page = await document.getPage(number);
      const operators = await page.getOperatorList();
      const [left, bottom, right, top] = page.view;
      const named = (name) => page.commonObjs.get(name);
      const outlineOf = (font, { fontChar }) => {
        const name = `${font.loadedName}_path_${fontChar}`;
        if (!outlines.has(name)) outlines.set(name, page.commonObjs.has(name) ? extentOf(named(name)) : undefined);
        return outlines.get(name);
      };
      const painted = paint(operators, { named, outlineOf }, [1, 0, 0, -1, -left, top]);
      page.cleanup();
      return { number, width: right - left, height: top - bottom, ...painted };
    },
    close: () => document.destroy(),
  };
}

/** What an operator list paints: glyphs, and the boxes of pictures and drawings. */
function paint({ fnArray, argsArray }, { named, outlineOf }, toPage) {
  const glyphs = [];
  const boxes = [];
  const saved = [];
  let state = {
    matrix: toPage,
    font: undefined,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  let text = { matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 };
  const save = () => saved.push({ ...state });
  const restore = () => {
    state = saved.pop() ?? state;
  };
  const move = (x, y) => {
    const [lineX, lineY] = [text.lineX + x, text.lineY + y];
    text = { ...text, lineX, lineY, x: lineX, y: lineY };
  };
  const box = (corners) => boxes.push(around(corners.map((corner) => apply(state.matrix, corner))));
  const does = {
    [OPS.save]: save,
    [OPS.restore]: restore,
    [OPS.transform]: (...matrix) => {
      state.matrix = times(state.matrix, matrix);
    },
    [OPS.paintFormXObjectBegin]: (matrix) => {
      save();
      if (matrix) state.matrix = times(state.matrix, matrix);
    },
    [OPS.paintFormXObjectEnd]: restore,
    [OPS.setFont]: (name, size) => Object.assign(state, { font: named(name), size }),
    [OPS.setCharSpacing]: (spacing) => {
      state.charSpacing = spacing;
    },
    [OPS.setWordSpacing]: (spacing) => {
      state.wordSpacing = spacing;
    },
    [OPS.setHScale]: (percent) => {
      state.scale = percent / 100;
    },
    [OPS.setLeading]: (leading) => {
      state.leading = -leading;
    },
    [OPS.setTextRise]: (rise) => {
      state.rise = rise;
    },
    [OPS.setTextRenderingMode]: (mode) => {
      state.mode = mode;
    },
    [OPS.beginText]: () => {
      text = { matrix: identity, x: 0, y: 0, lineX: 0, lineY: 0 };
    },
    [OPS.setTextMatrix]: (matrix) => {
      text = { matrix: Array.from({ length: 6 }, (_, index) => matrix[index]), x: 0, y: 0, lineX: 0, lineY: 0 };
    },
    [OPS.moveText]: move,
    [OPS.setLeadingMoveText]: (x, y) => {
      state.leading = y;
      move(x, y);
    },
    [OPS.nextLine]: () => move(0, state.leading),
    [OPS.showText]: (items) => {
      text = show(items, { state, text, glyphs, outlineOf });
    },
    [OPS.constructPath]: (operator, _, bounds) => {
      if (operator !== OPS.endPath && bounds)
        box([
          [bounds[0], bounds[1]],
          [bounds[2], bounds[3]],
        ]);
    },
    [OPS.paintImageXObject]: () =>
      box([
        [0, 0],
        [1, 1],
      ]),
    [OPS.paintInlineImageXObject]: () =>
      box([
        [0, 0],
        [1, 1],
      ]),
    [OPS.paintImageMaskXObject]: () =>
      box([
        [0, 0],
        [1, 1],
      ]),
  };
  fnArray.forEach((operator, index) => does[operator]?.(...(argsArray[index] ?? [])));
  return { glyphs, boxes };
}

/** One string: its glyphs are added, and the text's place after it is given back. */
function show(items, { state, text, glyphs, outlineOf }) {
  const { font, size, charSpacing, wordSpacing, scale, rise, mode } = state;
  const matrix = times(state.matrix, text.matrix);
  const em = (font.fontMatrix?.[0] ?? 0.001) * size;
  const across = Math.hypot(matrix[0], matrix[1]);
  const typeSize = Math.abs(size) * Math.hypot(matrix[2], matrix[3]);
  let { x, y } = text;
  for (const item of items) {
    if (typeof item === 'number') {
      if (font.vertical) y -= (item * size) / 1000;
      else x -= (item * size * scale) / 1000;
      continue;
    }
    const [glyphX, glyphY] = apply(matrix, [x, y + rise]);
    const spacing = charSpacing + (item.isSpace ? wordSpacing : 0);
    if (mode !== invisible && size !== 0) {
      const chars = [...(item.unicode ?? '')];
      // Characters that are one glyph (a dash of two em) share its width.
      const advance = (item.width * em * scale * across) / chars.length;
      const [stepX, stepY] = [(matrix[0] / across) * advance, (matrix[1] / across) * advance];
      const outline = outlineOf(font, item);
      const ink =
        outline &&
        around(outline.map(([right, up]) => apply(matrix, [x + right * size * scale, y + rise + up * size])));
      chars.forEach((char, index) =>
        glyphs.push({
          char,
          x: glyphX + index * stepX,
          y: glyphY + index * stepY,
          size: typeSize,
          advance,
          direction: { x: matrix[0] / across, y: matrix[1] / across },
          face: font.name ?? '',
          ink,
        }),
      );
    }
    if (font.vertical) y -= -(item.vmetric ?? font.defaultVMetrics)[0] * em + spacing;
    else x += (item.width * em + spacing) * scale;
  }
  return { ...text, x, y };
}

/** Two corners of the ink of a glyph, in em from its origin: of the path that a viewer fills. What is blank has none. */
function extentOf(path) {
  const places = typeof path === 'string' ? (path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number) : [];
  if (places.length === 0) return undefined;
  const [along, up] = [0, 1].map((odd) => places.filter((_, index) => index % 2 === odd));
  return [
    [Math.min(...along), Math.min(...up)],
    [Math.max(...along), Math.max(...up)],
  ];
}

/** First `b`, then `a`. */
function times(a, b) {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function apply(matrix, [x, y]) {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

function around([[x0, y0], [x1, y1]]) {
  return { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) };
}
