/* The work page: one case. */
import {$, $$, csrf, say, send, texts, words} from './core.js';
import {areOn, on, onDigit, onKeysChanged} from './keys.js';

/* ---- the case */
const page = document.body.dataset;
const id = page.id, token = page.token, revision = Number(page.revision);
const at = path => `/console/cases/${id}/${path}`;
const lease = () => ({revision, token});
let until = Number(page.until), total = Math.max(Number(page.lease) || 0, until - Date.now()), active = Date.now(), gone = false;

function clock() {
  const box = $('#lease');
  if (!box || !token) return;
  const left = Math.max(0, until - Date.now()), seconds = Math.floor(left / 1000);
  box.hidden = false;
  $('#lease-text').textContent = texts.lease.replace('{0}', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
  $('#lease-bar').value = 100 * left / Math.max(total, 1);
  box.classList.toggle('warn', left < 180000 && left > 0); box.classList.toggle('bad', left === 0);
  if (left === 0 && !gone) { gone = true; say(texts.lost, true); }
}
/* the remaining time to the case's due time, in the words of the page */
function deadline() {
  const box = $('#deadline');
  if (!box) return;
  const words = box.dataset, left = Number(words.due) - Date.now(), minutes = Math.floor(Math.abs(left) / 60000), hours = Math.floor(minutes / 60);
  const span = minutes < 60 ? words.minutes.replace('{0}', minutes) : hours < 48 ? words.hours.replace('{0}', hours).replace('{1}', minutes % 60) : words.days.replace('{0}', Math.floor(hours / 24));
  $('#deadline-left').textContent = (left < 0 ? words.overdue : words.in).replace('{0}', span);
  box.classList.toggle('bad', left < 0); box.classList.toggle('warn', left >= 0 && left < 1800000);
}
async function renew() {
  if (!token || gone || Date.now() - active > 120000) return;
  try {
    const answer = await send(at('extend'), lease());
    if (answer.ok) { until = (await answer.json()).until; total = Math.max(total, until - Date.now()); } else { gone = true; say(await words(answer), true); }
  } catch { /* there is a next attempt; the clock shows what is left */ }
}
for (const kind of ['keydown', 'pointerdown', 'scroll']) addEventListener(kind, () => { active = Date.now(); }, {passive: true, capture: true});

/* ---- reasons */
const options = () => $$('#reasons [role=option]');
const shown = () => options().filter(one => !one.hidden);
const chosen = () => options().filter(one => one.getAttribute('aria-selected') === 'true');
let cursor = -1;
function number() { options().forEach(one => { $('kbd', one).textContent = ''; }); if (areOn()) shown().slice(0, 9).forEach((one, at) => { $('kbd', one).textContent = at + 1; }); }
function toggle(option) {
  if (about) { const added = add(option, about); setAbout(); $('input', added).focus(); }
  else if (detailsOf(option.dataset.code).length) detailsOf(option.dataset.code).forEach(remove);
  else add(option);
  changed();
}
function pick(place) { const option = shown()[place]; if (!option) return false; toggle(option); option.scrollIntoView({block: 'nearest'}); return true; }
function filter() {
  const wanted = $('#reason-search').value.trim().toLowerCase().split(/\s+/);
  for (const one of options()) { const text = `${one.dataset.code} ${one.dataset.en} ${one.dataset.zh}`.toLowerCase(); one.hidden = !wanted.every(word => text.includes(word)); }
  move(shown().length ? 0 : -1); number();
}
function move(place) {
  options().forEach(one => one.classList.remove('at'));
  const list = shown(); cursor = Math.max(-1, Math.min(place, list.length - 1));
  for (const box of [$('#reasons'), $('#reason-search')]) if (cursor >= 0) box.setAttribute('aria-activedescendant', list[cursor].id); else box.removeAttribute('aria-activedescendant');
  if (cursor >= 0) { list[cursor].classList.add('at'); list[cursor].scrollIntoView({block: 'nearest'}); }
}
function walk(event) {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') { event.preventDefault(); move(cursor + 1); }
  else if (event.key === 'ArrowUp') { event.preventDefault(); move(Math.max(0, cursor - 1)); }
  else if (event.key === 'Enter' || (event.key === ' ' && event.target.id === 'reasons')) { event.preventDefault(); if (cursor >= 0) toggle(shown()[cursor]); if (document.activeElement?.id === 'reason-search') event.target.select(); }
}
/* each chosen reason has a field and a text of its own; a reason can be chosen for several fields */
const MAX_REASONS = 20;
const details = () => $$('#chosen-reasons > fieldset');
const detailsOf = code => details().filter(one => one.dataset.code === code);
const optionOf = detail => $(`#reason-${detail.dataset.code}`);
const reasonOf = detail => ({code: detail.dataset.code, pointer: $('select', detail).value, comment: $('input', detail).value.trim()});
function add(option, pointer = '', comment = '') {
  const code = option.dataset.code, text = $('.reason-text', option).textContent;
  const same = detailsOf(code).find(one => $('select', one).value === pointer) ?? (details().length >= MAX_REASONS ? details().at(-1) : undefined);
  if (same) return same;
  const made = $('#chosen-reason').content.firstElementChild.cloneNode(true), place = $('select', made), typed = $('input', made), removal = $('button', made);
  made.dataset.code = code; $('legend', made).textContent = text;
  place.setAttribute('aria-label', `${place.dataset.label}: ${text}`); place.value = pointer;
  typed.setAttribute('aria-label', `${typed.placeholder}: ${text}`); typed.value = comment;
  removal.setAttribute('aria-label', `${removal.title}: ${text}`);
  removal.addEventListener('click', () => { const other = made.nextElementSibling ?? made.previousElementSibling; remove(made); changed(); (other ? $('input', other) : $('#reasons')).focus(); });
  $('#chosen-reasons').append(made); option.setAttribute('aria-selected', 'true');
  made.scrollIntoView({block: 'nearest'});
  return made;
}
function remove(detail) { const option = optionOf(detail); detail.remove(); option.setAttribute('aria-selected', detailsOf(option.dataset.code).length > 0); }

/* the field that the next chosen reason is about */
let about = '';
function setAbout(button) {
  about = button?.dataset.about ?? '';
  const note = $('#reason-about'); note.hidden = !about; note.textContent = about ? texts.reasonAbout.replace('{0}', button.dataset.label) : '';
  if (about) { $('#reason-search').focus(); $('#reason-search').select(); }
}
function preview() {
  const box = $('#preview'), list = details(), places = list.map(one => reasonOf(one).pointer);
  const sentence = (one, language) => { const {comment} = reasonOf(one), said = optionOf(one).dataset, gap = language === 'zh' ? '' : ' '; return `${said[language]}${gap}${said[language + 'Remedy']}${comment ? `${gap}“${comment}”` : ''}`; };
  for (const language of ['zh', 'en']) $(`[lang=${language}]`, box).textContent = list.map(one => sentence(one, language)).join(language === 'zh' ? '' : ' ');
  box.classList.toggle('none', !list.length); $('#no-reasons').hidden = list.length > 0;
  for (const field of $$('[data-about]')) field.classList.toggle('named', places.includes(field.dataset.about));
}

/* ---- drafts: half a second after the last change, and again until it is saved */
let draftTimer;
const draft = () => ({reasons: details().map(reasonOf), note: $('#note').value});
async function saveDraft(keepalive = false) {
  clearTimeout(draftTimer); draftTimer = undefined;
  try { const answer = await send(at('draft'), draft(), keepalive); if (answer.ok) say(texts.saved); else throw new Error(); }
  catch (failed) { if (failed.message !== 'session') { say(texts.unsaved, true); draftTimer = setTimeout(saveDraft, 3000); } }
}
function changed() { preview(); clearTimeout(draftTimer); draftTimer = setTimeout(saveDraft, 500); }
function restore() {
  if (!page.draft) return;
  const kept = JSON.parse(page.draft);
  if ($('#kept')) { $('#kept').textContent = [...kept.reasons.flatMap(one => [one.code, one.comment]), kept.note].filter(Boolean).join('\n'); return; }
  if (!$('#decide')) return;
  for (const one of kept.reasons) { const option = $(`#reason-${one.code}`); if (option) add(option, one.pointer, one.comment); }
  $('#note').value = kept.note;
}

/* ---- the verdict: held back for five seconds, sent at once on "next" and on leaving */
const UNDO_SECONDS = 5;
let held, sending;
function hold(verdict) {
  if (held || sending) return;
  const body = {...lease(), verdict};
  if (verdict === 'reject') {
    const list = details();
    if (!list.length) { say(texts.noReason, true); $('#reason-search').focus(); return; }
    const silent = list.find(one => optionOf(one).dataset.comment === 'true' && !reasonOf(one).comment);
    if (silent) { say(texts.needsComment, true); $('input', silent).focus(); return; }
    body.reasons = list.map(reasonOf).map(({code, pointer, comment}) => ({code, ...(pointer && {pointer}), ...(comment && {comment})}));
  }
  if ($('#note').value.trim()) body.note = $('#note').value.trim();
  if (until - Date.now() < (UNDO_SECONDS + 2) * 1000) { deliver(body); return; }
  $('#undo-text').textContent = (verdict === 'reject' ? texts.rejected : texts.approved).replace('{0}', $('h1').textContent);
  held = {body, left: UNDO_SECONDS};
  $('#undo').hidden = false; $('#undo-count').textContent = held.left;
  $$('#decide button:not([data-key=nextCase]):not([data-key=help])').forEach(one => { one.disabled = true; });
  $('#undo button').focus();
  held.timer = setInterval(() => { if (--held.left > 0) $('#undo-count').textContent = held.left; else flush(true); }, 1000);
}
function undo() {
  clearInterval(held?.timer); const was = held; held = undefined;
  $$('#decide button').forEach(one => { one.disabled = false; });
  if (was) $(`[data-key=${was.body.verdict}]`).focus();
  $('#undo').hidden = true;
  return was;
}
async function flush(forward) { const was = undo(); if (was) await deliver(was.body, forward); }
async function deliver(body, forward = true) {
  clearTimeout(draftTimer); sending = body;
  try { await attempt(body, forward); } finally { sending = undefined; }
}
async function attempt(body, forward) {
  for (let failures = 0; ; failures++) {
    try {
      const answer = await send(at('verdict'), body, true);
      if (answer.ok) { say(texts.sent); if (forward) next(); return; }
      if (answer.status < 500 && answer.status !== 429) { say(await words(answer), true); if (answer.status === 409) { await saveDraft(); setTimeout(() => location.reload(), 1500); } return; }
    } catch (failed) { if (failed.message === 'session') return; }
    say(texts.failed, true);
    await new Promise(done => setTimeout(done, Math.min(1000 * 2 ** failures, 10000)));
  }
}
function next() {
  const form = document.createElement('form'); form.method = 'post'; form.action = '/console/next';
  const field = document.createElement('input'); field.type = 'hidden'; field.name = '_csrf'; field.value = csrf(); form.append(field); document.body.append(form); form.submit();
}
addEventListener('pagehide', () => { const unsent = held ? undo().body : sending; if (unsent) send(at('verdict'), unsent, true).catch(() => {}); else if (draftTimer) saveDraft(true); });

/* ---- hold, skip, hand over, escalate */
async function arrange(path, body) {
  if (draftTimer) await saveDraft();
  try { const answer = await send(at(path), {...lease(), ...body}); if (answer.ok) location.assign('/console/work'); else say(await words(answer), true); }
  catch (failed) { if (failed.message !== 'session') say(texts.failed, true); }
}
function ask(path, label) {
  const dialog = $('#arrange'), text = $('#arrange-text'), opener = document.activeElement;
  $('#arrange-title').textContent = $(`[data-key=${path === 'hand-over' ? 'hand' : path}] span`).textContent;
  $('#arrange-label').textContent = texts[label]; $('#arrange-for').hidden = path !== 'hold'; text.value = ''; text.maxLength = path === 'ask' ? 500 : 255;
  dialog.returnValue = ''; dialog.showModal(); text.focus();
  dialog.onclose = () => { if (dialog.returnValue === 'ok') arrange(path, {text: text.value.trim(), ...(path === 'hold' && {minutes: Number($('#arrange-minutes').value)})}); else opener?.focus(); };
}

/* ---- certificates */
const stage = $('#stage'); let turn = 0;
function show(place, focus) {
  const tabs = $$('[role=tab]', stage), panels = $$('[role=tabpanel]', stage), compare = stage.classList.contains('both');
  tabs.forEach((tab, at) => { tab.setAttribute('aria-selected', at === place); tab.tabIndex = at === place ? 0 : -1; });
  zoom(1); panels.forEach((panel, at) => { panel.hidden = compare ? at !== place && at !== (place + 1) % panels.length : at !== place; });
  if (focus) tabs[place]?.focus();
}
const place = () => $$('[role=tab]', stage).findIndex(tab => tab.getAttribute('aria-selected') === 'true');
const press = (name, on) => $(`[data-key=${name}]`, stage)?.setAttribute('aria-pressed', on);

/* zoomed, a certificate is dragged; the wheel with Ctrl and a double click zoom where the pointer is */
let scale = 1;
function zoom(to, sheet = $('[role=tabpanel]:not([hidden]) .sheet', stage), x = 0.5, y = 0.5) {
  const before = sheet && {left: (sheet.scrollLeft + sheet.clientWidth * x) / sheet.scrollWidth, top: (sheet.scrollTop + sheet.clientHeight * y) / sheet.scrollHeight};
  scale = Math.max(1, Math.min(6, to));
  stage.classList.toggle('zoomed', scale > 1); press('zoom', scale > 1);
  for (const image of $$('.sheet img', stage)) image.style.width = scale > 1 ? `${scale * 100}%` : '';
  if (!sheet) return;
  sheet.scrollLeft = before.left * sheet.scrollWidth - sheet.clientWidth * x; sheet.scrollTop = before.top * sheet.scrollHeight - sheet.clientHeight * y;
}
for (const sheet of $$('.sheet', stage ?? document.createElement('i'))) {
  const where = event => { const box = sheet.getBoundingClientRect(); return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]; };
  let drag;
  sheet.addEventListener('pointerdown', event => { if (scale > 1 && event.button === 0) { drag = {x: event.clientX, y: event.clientY, left: sheet.scrollLeft, top: sheet.scrollTop}; sheet.setPointerCapture(event.pointerId); sheet.classList.add('dragged'); event.preventDefault(); } });
  sheet.addEventListener('pointermove', event => { if (drag) { sheet.scrollLeft = drag.left + drag.x - event.clientX; sheet.scrollTop = drag.top + drag.y - event.clientY; } });
  for (const end of ['pointerup', 'pointercancel']) sheet.addEventListener(end, () => { drag = undefined; sheet.classList.remove('dragged'); });
  sheet.addEventListener('dblclick', event => zoom(scale > 1 ? 1 : 3, sheet, ...where(event)));
  sheet.addEventListener('wheel', event => { if (event.ctrlKey) { event.preventDefault(); zoom(scale * (event.deltaY < 0 ? 1.25 : 0.8), sheet, ...where(event)); } }, {passive: false});
}

/* columns fold away for a larger certificate; this window keeps it */
const frame = $('.case');
const folded = () => { try { return JSON.parse(sessionStorage.getItem('countersign.folded')) ?? []; } catch { return []; } };
function fold(name) {
  const now = frame.classList.toggle(`no-${name}`), others = folded().filter(one => one !== name);
  try { sessionStorage.setItem('countersign.folded', JSON.stringify(now ? [...others, name] : others)); } catch { /* for this page only */ }
  showFolds();
}
function showFolds() { for (const name of ['facts', 'verdict']) { const isFolded = frame.classList.contains(`no-${name}`); press(`fold-${name}`, !isFolded); $(`.${name}`).inert = isFolded; } }
if (frame) { folded().forEach(name => frame.classList.add(`no-${name}`)); showFolds(); }

/* what fits on the screen: unchanged and long parts give way, step by step, until a key shows everything */
const facts = $('#facts'), STEPS = ['tight', 'tighter', 'terse', 'tightest'];
let everything = false;
function fit() {
  if (!facts) return;
  const button = $('[data-key=everything]', facts);
  facts.classList.remove(...STEPS); button.hidden = true;
  const overflows = () => facts.scrollHeight > facts.clientHeight;
  if (!overflows()) return;
  button.hidden = false; button.setAttribute('aria-expanded', everything);
  if (!everything) for (const step of STEPS) { if (overflows()) facts.classList.add(step); }
}
if (facts) { fit(); new ResizeObserver(fit).observe(facts); document.fonts?.ready.then(fit); addEventListener('beforeprint', () => facts.classList.remove(...STEPS)); addEventListener('afterprint', fit); }

const ACTIONS = {
  everything: () => { everything = !everything; fit(); if (!everything) facts.scrollTop = 0; },
  'fold-facts': () => fold('facts'), 'fold-verdict': () => fold('verdict'), print: () => print(),
  comment: () => $('input', details().at(-1) ?? document.createElement('i'))?.focus(),
  paper: () => show((place() + 1) % Math.max(1, $$('[role=tab]', stage).length)),
  zoom: () => zoom(scale === 1 ? 2 : scale === 2 ? 4 : 1),
  rotate: () => { stage.classList.remove(`turn-${turn}`); turn = (turn + 1) % 4; stage.classList.add(`turn-${turn}`); },
  full: () => document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen(),
  compare: () => { press('compare', stage.classList.toggle('both')); show(place()); },
  approve: () => hold('approve'), reject: () => hold('reject'), undo,
  nextCase: async () => { if (held) await flush(true); else if (!sending) next(); },
  release: async () => { await saveDraft(); const answer = await send(at('release'), lease()); if (answer.ok) location.assign('/console/work'); else say(await words(answer), true); },
  skip: () => arrange('skip', {}), ask: () => ask('ask', 'askWhat'), hold: () => ask('hold', 'holdWhy'), hand: () => ask('hand-over', 'handTo'), escalate: () => ask('escalate', 'escalateWhy'),
};
document.addEventListener('click', event => {
  const tab = event.target.closest('[role=tab]'); if (tab) show($$('[role=tab]', stage).indexOf(tab));
  const option = event.target.closest('#reasons [role=option]'); if (option) toggle(option);
  const field = event.target.closest('[data-about]'); if (field) setAbout(about === field.dataset.about ? undefined : field);
});
stage?.addEventListener('keydown', event => {
  if (event.target.getAttribute('role') !== 'tab') return;
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key], count = $$('[role=tab]', stage).length;
  if (step) { event.preventDefault(); show((place() + step + count) % count, true); }
});
$('#arrange-cancel')?.addEventListener('click', () => $('#arrange').close());
on(ACTIONS); onDigit(pick); onKeysChanged(() => { if ($('#decide')) number(); });

/* ---- start */
if (id) { restore(); setInterval(deadline, 10000); document.addEventListener('visibilitychange', deadline); }
if ($('#decide')) {
  $('#reason-search').addEventListener('input', filter);
  $('#reason-search').addEventListener('keydown', walk); $('#reasons').addEventListener('keydown', walk);
  for (const field of ['#chosen-reasons', '#note']) $(field).addEventListener('input', changed);
  number(); preview(); clock(); setInterval(clock, 1000); setInterval(renew, Math.max(1000, Math.min(60000, total / 3)));
  $('#reasons').focus({preventScroll: true});
}
