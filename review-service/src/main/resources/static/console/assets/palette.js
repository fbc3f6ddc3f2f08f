/* Every action of the page and every page in one list. Ctrl K (Command K on a Mac) opens it anywhere, while typing too. */
import {$, $$, texts} from './core.js';
import {areOn, keyOf, labelOf, run} from './keys.js';

const MAX_SHOWN = 50;
const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const dialog = $('#palette'), input = $('#palette-text'), list = $('#palette-list');
let commands = [], cursor = 0;

const isShown = one => !one.disabled && !one.closest('dialog,[inert],[hidden]:not(kbd)') && (one.matches('kbd') ? one.parentElement : one).checkVisibility({visibilityProperty: true});
const keyed = one => one.dataset.key ?? one.dataset.show;

/** Those of the page before those of the header, and what has a key first. */
const rank = one => (one.closest('.bar') ? 2 : 0) + (keyed(one) ? 0 : 1);
function actions() {
  const known = new Set(), found = $$('[data-key],[data-show],[data-command],[data-about]').filter(one => isShown(one) && !(keyed(one) && known.has(keyed(one))) && known.add(keyed(one)));
  return found.sort((one, other) => rank(one) - rank(other)).map(one => ({
    kind: texts.paletteAction, label: one.dataset.command || labelOf(one).trim(), key: keyed(one) && areOn() ? keyOf(keyed(one)).toUpperCase() : '', run: () => run(one),
  }));
}
const pages = () => $$('.bar nav a').map(link => ({kind: texts.palettePage, label: ($('span', link) ?? link).textContent.trim(), run: () => link.click()}));
const reasons = () => $$('#reasons [role=option]').filter(isShown).map(one => ({kind: texts.paletteReason, label: $('.reason-text', one).textContent, also: `${one.dataset.code} ${one.dataset.en} ${one.dataset.zh}`, key: $('kbd', one).textContent, run: () => one.click()}));
const go = path => () => location.assign(path);

/** What the typed text asks for besides the commands: the case of this id, and the search for a name. */
function asked(text) {
  const found = [];
  if (/^[1-9]\d{0,18}$/.test(text)) found.push({kind: texts.palettePage, label: texts.paletteCase.replace('{0}', text), run: go(`/console/cases/${text}`)});
  if (text) found.push({kind: texts.palettePage, label: texts.paletteSearch.replace('{0}', text), run: go(`/console/search?name=${encodeURIComponent(text)}`)});
  return found;
}
function matching(text) {
  const wanted = text.toLowerCase().split(/\s+/), all = text ? [...commands, ...reasons()] : commands;
  return [...all.filter(one => wanted.every(word => `${one.label} ${one.also ?? ''}`.toLowerCase().includes(word))), ...asked(text)].slice(0, MAX_SHOWN);
}

let shown = [];
function show() {
  shown = matching(input.value.trim()); list.textContent = '';
  shown.forEach((command, at) => {
    const row = document.createElement('li'), kind = document.createElement('span'), label = document.createElement('span');
    row.id = `palette-${at}`; row.setAttribute('role', 'option');
    kind.className = 'faint'; kind.textContent = command.kind; label.textContent = command.label; row.append(kind, label);
    if (command.key) { const cap = document.createElement('kbd'); cap.textContent = command.key; row.append(cap); }
    list.append(row);
  });
  move(0);
}
function move(to) {
  cursor = Math.max(0, Math.min(to, shown.length - 1));
  [...list.children].forEach((row, at) => row.setAttribute('aria-selected', at === cursor));
  const row = list.children[cursor];
  if (row) { input.setAttribute('aria-activedescendant', row.id); row.scrollIntoView({block: 'nearest'}); } else input.removeAttribute('aria-activedescendant');
}
function choose(at) {
  const command = shown[at];
  if (!command) return;
  dialog.close(); // gives the focus back, which a command of a row needs
  command.run();
}
function open() { commands = [...actions(), ...pages()]; input.value = ''; dialog.showModal(); show(); input.focus(); }

if (dialog) {
  $$('[data-palette] kbd').forEach(cap => { cap.textContent = IS_MAC ? '⌘ K' : 'Ctrl K'; });
  $('[data-palette]').addEventListener('click', open);
  input.addEventListener('input', show);
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const step = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8}[event.key];
    if (step) { event.preventDefault(); move(cursor + step); }
    if (event.key === 'Enter') { event.preventDefault(); choose(cursor); }
  });
  list.addEventListener('click', event => choose([...list.children].indexOf(event.target.closest('li'))));
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k' || !(IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)) return;
    if (dialog.open) { event.preventDefault(); dialog.close(); } else if (!$('dialog[open]')) { event.preventDefault(); open(); }
  });
}
