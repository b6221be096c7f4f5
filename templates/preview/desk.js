// @ts-check
/**
 * The desk: the list of chapters, the two views, the remarks. Asks for everything again whenever the preview says that
 * something changed.
 */

import { openGalley } from './galley.js';
import { openReader } from './reader.js';

/**
 * @typedef {import('../../src/preview/state.ts').DeskState} State
 * @typedef {import('../../src/preview/state.ts').DeskItem} Item
 * @typedef {import('../../src/preview/state.ts').DeskProblem} Problem
 */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {Record<string, string>} */
const words = JSON.parse(part('words').textContent ?? '{}');
const reader = openReader(
  part('page'),
  (id) => choose(id),
  (event) => onKey(event),
);
const galley = openGalley(part('spreads'), (number) => `${words['print']} ${number}`);

/** @type {State | undefined} */
let state;
/** The chapter that is read. */
let chosen = decodeURIComponent(location.hash.slice(1));
/** The chapter that is shown: another one while the chosen one is gone. */
let current = chosen;
let shownVersion = -1;
let isWhole = false;
let asked = 0;

async function refresh() {
  const turn = (asked += 1);
  const response = await fetch('/state').catch(() => undefined);
  if (!response?.ok || turn !== asked) return;
  const before = state;
  const fresh = /** @type {State} */ (await response.json());
  if (turn !== asked) return;
  state = fresh;
  current =
    [chosen, current].find((wanted) => pagesOf(fresh).some(({ id }) => id === wanted)) ?? successor(before, fresh);
  // Some editors empty a file before they write it: a chapter that is gone may be back in a moment.
  if (chosen === '') chosen = current;
  showList(state);
  showProblems(state);
  if (state.version !== shownVersion) await showPages(state);
}

/** In the order of the book. @param {State} now @returns {readonly Item[]} */
function pagesOf({ front, items }) {
  return [...front, ...items];
}

/**
 * What a chapter that is gone leaves the reader with: the chapter of the same file, else the one that stands where it
 * stood. @param {State | undefined} before @param {State} now
 */
function successor(before, now) {
  const index = before?.items.findIndex(({ id }) => id === current) ?? -1;
  const file = before?.items[index]?.file;
  const found =
    now.items.find((item) => file !== undefined && item.file === file) ??
    now.items[Math.max(0, Math.min(index, now.items.length - 1))];
  return found?.id ?? '';
}

/** @param {State} now */
async function showPages({ version, sheet }) {
  if (current === '') return;
  shownVersion = version;
  const page = reader.show(current);
  if (sheet) await showPrint(sheet);
  await page;
}

/** @param {NonNullable<State['sheet']>} sheet */
async function showPrint(sheet) {
  const slow = setTimeout(() => (part('press').textContent = words['setting'] ?? ''), 600);
  const said = await galley
    .show(current, sheet, (count) => {
      part('sheet').textContent = `${count} ${words['pages']} · ${words['folios']}`;
    })
    .catch((error) => `${words['unprinted']}${error instanceof Error ? error.message : error}`);
  clearTimeout(slow);
  if (said !== undefined) part('press').textContent = said;
}

/** @param {string} id */
function choose(id) {
  if (!state || !pagesOf(state).some((item) => item.id === id)) return;
  chosen = current = id;
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
  showList(state);
  showProblems(state);
  void showPages(state);
}

/** @param {State} now */
function showList({ title, front, items, language, problems }) {
  document.title = title === '' ? (words['desk'] ?? '') : `${title} · ${words['desk']}`;
  part('title').textContent = title;
  part('title').lang = language;
  fill(part('front'), front, { language, problems });
  fill(part('chapters'), items, { language, problems });
  document.querySelector('.contents [aria-current]')?.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLElement} list @param {readonly Item[]} items @param {Pick<State, 'language' | 'problems'>} now */
function fill(list, items, { language, problems }) {
  list.lang = language;
  while (list.children.length > items.length) list.lastElementChild?.remove();
  items.forEach((item, index) => {
    const entry = list.children[index] ?? list.appendChild(document.createElement('li'));
    entry.className = item.kind;
    const marks = problems.filter(({ item: id, severity }) => id === item.id && severity !== 'info').length;
    entry.replaceChildren(linkTo(item, marks));
  });
}

/** @param {Item} item @param {number} marks */
function linkTo({ id, label, name }, marks) {
  const link = document.createElement('a');
  link.href = `#${encodeURIComponent(id)}`;
  if (id === current) link.setAttribute('aria-current', 'page');
  if (label !== undefined) link.append(textIn('span', 'label', label));
  const whole = textIn('span', 'name', '');
  // The halves of a couplet stand together as long as there is room.
  whole.append(
    ...name
      .split('　')
      .flatMap((half) => [' ', textIn('span', 'half', half)])
      .slice(1),
  );
  if (name !== '') link.append(whole);
  if (marks > 0) link.append(textIn('span', 'marks', String(marks)));
  return link;
}

/** @param {string} element @param {string} className @param {string} text */
function textIn(element, className, text) {
  const made = document.createElement(element);
  made.className = className;
  made.textContent = text;
  return made;
}

/** @param {State} now */
function showProblems({ problems, isOld, items }) {
  const here = problems.filter(({ item }) => item === current);
  // What stops the book is shown wherever it stands.
  const shown = isWhole || isOld || (here.length === 0 && items.length === 0) ? problems : here;
  part('problems').replaceChildren(
    ...(shown.length === 0 ? [textIn('li', 'none', words['none'] ?? '')] : shown.map(problemLine)),
  );
  setCount('here', here.length, !isWhole);
  setCount('all', problems.length, isWhole);
  part('notice').textContent = (isOld ? words[items.length === 0 ? 'empty' : 'old'] : '') ?? '';
  document.body.classList.toggle('old', isOld);
}

/** @param {string} id @param {number} count @param {boolean} isPressed */
function setCount(id, count, isPressed) {
  const button = part(id);
  button.setAttribute('aria-pressed', String(isPressed));
  const number = button.querySelector('span');
  if (number) number.textContent = String(count);
}

/** @param {Problem} problem */
function problemLine({ severity, code, message, hint, place, editor, item }) {
  const line = document.createElement('li');
  line.className = severity;
  // What stands in another chapter leads there.
  const said = proseIn(item !== undefined && item !== current ? 'a' : 'span', 'message', message);
  if (said instanceof HTMLAnchorElement && item !== undefined) said.href = `#${encodeURIComponent(item)}`;
  line.append(textIn('span', 'severity', words[severity] ?? severity), said);
  if (hint !== undefined) line.append(proseIn('span', 'hint', hint));
  if (place !== undefined) line.append(placeIn(place, editor));
  line.append(textIn('code', 'code', code));
  return line;
}

/** Between backticks stands what is typed. @param {string} element @param {string} className @param {string} prose */
function proseIn(element, className, prose) {
  const made = textIn(element, className, '');
  for (const [at, text] of prose.split(/`([^`]+)`/).entries())
    made.append(at % 2 === 1 ? textIn('code', '', text) : text);
  return made;
}

/**
 * Opens the author's editor; who has another one copies the place. @param {string} place @param {string | undefined}
 * editor
 */
function placeIn(place, editor) {
  const where = textIn('span', 'where', '');
  const link = textIn('a', 'place', place);
  if (link instanceof HTMLAnchorElement && editor !== undefined) link.href = editor;
  const copy = textIn('button', 'copy', words['copy'] ?? '');
  copy.addEventListener(
    'click',
    () => void navigator.clipboard.writeText(place).then(() => (copy.textContent = words['copied'] ?? '')),
  );
  where.append(link, copy);
  return where;
}

/** @param {number} step */
function turn(step) {
  const items = state ? pagesOf(state) : [];
  const next = items[items.findIndex(({ id }) => id === current) + step];
  if (next) choose(next.id);
}

const settings = /** @type {HTMLFormElement} */ (part('settings'));

function readSettings() {
  const [size, width, night] = ['size', 'width', 'night'].map(
    (name) => /** @type {HTMLInputElement} */ (settings.elements.namedItem(name)),
  );
  if (!size || !width || !night) return;
  const wanted = { size: size.valueAsNumber, width: width.valueAsNumber, night: night.checked };
  reader.set(wanted);
  localStorage.setItem('reader', JSON.stringify(wanted));
}

function restoreSettings() {
  const kept = JSON.parse(localStorage.getItem('reader') ?? '{}');
  for (const name of ['size', 'width', 'night']) {
    const input = /** @type {HTMLInputElement} */ (settings.elements.namedItem(name));
    if (name === 'night') input.checked = kept[name] === true;
    else if (typeof kept[name] === 'number') input.value = String(kept[name]);
  }
  readSettings();
}

const paper = /** @type {HTMLFormElement} */ (part('paper'));
const [spread, zoom] = ['spread', 'zoom'].map(
  (name) => /** @type {HTMLInputElement} */ (paper.elements.namedItem(name)),
);
/**
 * Until the author has said it, how many pages stand side by side depends on the room. @type {{ spread?: boolean, zoom:
 * number }}
 */
let wish = { zoom: 100 };

function setPaper() {
  const isSpread = galley.set(wish);
  if (spread) spread.checked = isSpread;
}

function restorePaper() {
  const kept = JSON.parse(localStorage.getItem('paper') ?? '{}');
  wish = {
    zoom: typeof kept.zoom === 'number' ? kept.zoom : 100,
    ...(typeof kept.spread === 'boolean' && { spread: kept.spread }),
  };
  if (zoom) zoom.value = String(wish.zoom);
  setPaper();
}

paper.addEventListener('input', ({ target }) => {
  wish =
    target === spread ? { ...wish, spread: spread?.checked === true } : { ...wish, zoom: zoom?.valueAsNumber ?? 100 };
  localStorage.setItem('paper', JSON.stringify(wish));
  setPaper();
});
addEventListener('resize', setPaper);
settings.addEventListener('input', readSettings);
settings.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', () => choose(decodeURIComponent(location.hash.slice(1))));
for (const id of ['here', 'all']) {
  part(id).addEventListener('click', () => {
    isWhole = id === 'all';
    if (state) showProblems(state);
  });
}
addEventListener('keydown', onKey);

/**
 * The arrows turn to the neighbour, wherever the reader has clicked, but for what they move themselves. @param
 * {KeyboardEvent} event
 */
function onKey({ key, target, altKey, ctrlKey, metaKey, shiftKey }) {
  if (altKey || ctrlKey || metaKey || shiftKey || (target instanceof HTMLInputElement && target.type === 'range'))
    return;
  if (key === 'ArrowLeft') turn(-1);
  if (key === 'ArrowRight') turn(1);
}

const events = new EventSource('/events');
events.addEventListener('changed', () => void refresh());
events.addEventListener('open', () => void refresh());
events.addEventListener('error', () => (part('notice').textContent = words['lost'] ?? ''));
restoreSettings();
restorePaper();
