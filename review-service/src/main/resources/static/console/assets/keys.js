/* One key for each action, printed on its button. They do nothing while a person types, composes or holds a modifier. */
import {$, $$, say, send, texts} from './core.js';

const DEFAULTS = {
  next: 'n', nextCase: 'n', claim: 'g', paper: ']', zoom: 'z', rotate: 'r', full: 'f', compare: 'c', reject: 'x', approve: 'a', hold: 'h', skip: 's', hand: 'o',
  ask: 'q', escalate: 'e', release: 'b', search: '/', comment: 't', note: 'm', undo: 'u', help: '?', 'fold-facts': '[', 'fold-verdict': '\\', print: 'p', everything: 'd',
  down: 'j', up: 'k', select: 'x', selectAll: 'a', filter: '/', more: 'l',
};
const FIELDS = {search: '#reason-search', note: '#note', filter: '#filter'};
const parsed = text => { try { return JSON.parse(text) ?? {}; } catch { return {}; } };

let settings = parsed($('meta[name=keys]')?.content || '{}');
const actions = {};
const listeners = [];
let digit = () => false;

export const keyOf = action => settings.keys?.[action] ?? DEFAULTS[action];
export const areOn = () => settings.off !== true;
/** What a button or a key of this name does. */
export const on = more => Object.assign(actions, more);
export const onDigit = handler => { digit = handler; };
export const onKeysChanged = listener => listeners.push(listener);

export function printKeys(root = document) {
  for (const button of $$('[data-key]', root)) {
    let cap = $('kbd', button);
    if (!cap) { cap = document.createElement('kbd'); cap.setAttribute('aria-hidden', 'true'); button.append(cap); }
    cap.textContent = keyOf(button.dataset.key).toUpperCase();
    cap.hidden = !areOn();
    if (areOn()) button.setAttribute('aria-keyshortcuts', keyOf(button.dataset.key)); else button.removeAttribute('aria-keyshortcuts');
  }
  for (const cap of $$('[data-show]', root)) { cap.textContent = keyOf(cap.dataset.show).toUpperCase(); cap.hidden = !areOn(); }
}

async function save(next) {
  const before = settings;
  settings = next; changed();
  try { const answer = await send('/console/settings/keys', {off: next.off === true, keys: next.keys ?? {}}); if (!answer.ok) throw new Error(); say(texts.keysSaved); }
  catch (failed) { settings = before; changed(); if (failed.message !== 'session') say(texts.keysUnsaved, true); }
}
function changed() { printKeys(); listeners.forEach(listener => listener()); }

/** Does what the element's key does. */
export function run(one) {
  const field = FIELDS[one.dataset.show];
  if (field) { $(field).focus(); return; }
  if (one.dataset.show) actions[one.dataset.show](); else one.click();
}

const isTyping = target => target.closest?.('input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]');
const isUsable = element => !element.closest('[hidden]') && !element.disabled;

document.addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === 'Escape' && isTyping(event.target) && !event.target.closest('dialog')) { event.target.blur(); ($('#reasons') ?? $('.table'))?.focus(); return; }
  if (isTyping(event.target) || $('dialog[open]') || !areOn()) return;
  const key = event.key.toLowerCase();
  if (/^[1-9]$/.test(key) && digit(Number(key) - 1)) { event.preventDefault(); return; }
  const field = $$('[data-show]').find(one => keyOf(one.dataset.show) === key && FIELDS[one.dataset.show] && $(FIELDS[one.dataset.show]));
  const button = $$('[data-key]').find(one => keyOf(one.dataset.key) === key && isUsable(one));
  const shown = $$('[data-show]').find(one => keyOf(one.dataset.show) === key && isUsable(one) && actions[one.dataset.show]);
  const found = field ?? button ?? shown;
  if (found) { event.preventDefault(); run(found); }
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-key]');
  if (button && button.type === 'button' && actions[button.dataset.key]) { event.preventDefault(); actions[button.dataset.key](); }
});

/* ---- the list of keys: press another key beside an action to change it */
export const labelOf = one => one.dataset.label ?? $('span', one)?.textContent ?? one.previousElementSibling?.textContent ?? one.parentElement.firstElementChild.textContent;
function showKeys() {
  const list = $('#help-keys'); list.textContent = ''; $('#keys-on').checked = areOn();
  for (const one of $$('[data-key],[data-show]')) {
    const action = one.dataset.key ?? one.dataset.show;
    if (list.querySelector(`[data-action=${action}]`)) continue;
    const row = document.createElement('div'), term = document.createElement('dt'), cell = document.createElement('dd'), key = document.createElement('button');
    const name = () => { key.textContent = keyOf(action).toUpperCase(); key.setAttribute('aria-label', `${term.textContent}: ${keyOf(action)}`); };
    term.textContent = labelOf(one); key.type = 'button'; key.dataset.action = action; name();
    key.addEventListener('click', () => { key.textContent = '…'; key.addEventListener('keydown', event => { choose(event, action); name(); }, {once: true}); });
    cell.append(key); row.append(term, cell); list.append(row);
  }
}
function choose(event, action) {
  event.preventDefault(); event.stopPropagation();
  const key = event.key.toLowerCase();
  if (event.key.length !== 1 || /[1-9\s]/.test(key)) return;
  const others = $$('#help-keys [data-action]').map(one => one.dataset.action).filter(other => other !== action);
  const taken = others.find(other => keyOf(other) === key);
  if (taken) { $('#keys-said').textContent = texts.keyTaken.replace('{0}', $(`#help-keys [data-action=${taken}]`).closest('div').firstElementChild.textContent); return; }
  $('#keys-said').textContent = '';
  save({...settings, keys: {...settings.keys, [action]: key}});
}
on({help: () => { showKeys(); $('#keys-said').textContent = ''; $('#help').showModal(); }});
$('#keys-on')?.addEventListener('change', event => save({...settings, off: !event.target.checked}));
$('#keys-reset')?.addEventListener('click', () => { save({off: settings.off === true, keys: {}}).then(showKeys); });
