/* Lists of cases: rows by key, a selection that survives the live swap, and what leads do with it. */
import {$, $$, csrf, texts} from './core.js';
import {on, printKeys} from './keys.js';

document.addEventListener('htmx:configRequest', event => { event.detail.headers['X-CSRF-TOKEN'] = csrf(); });

const links = () => $$('.rows tbody a.case-link');
const boxes = () => $$('.rows input[name=ids]');
const selected = new Set();

function step(by) {
  const list = links(), at = list.indexOf(document.activeElement);
  const link = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))];
  link?.focus(); link?.scrollIntoView({block: 'nearest'});
}
function select(box, checked) {
  box.checked = checked;
  if (checked) selected.add(box.value); else selected.delete(box.value);
}
function show() {
  for (const box of boxes()) { box.checked = selected.has(box.value); box.closest('tr').classList.toggle('chosen', box.checked); }
  const bulk = $('#bulk');
  if (!bulk) return;
  const count = boxes().filter(box => box.checked).length;
  $('#chosen').textContent = texts.chosen.replace('{0}', count);
  $$('button[name=action]', bulk).forEach(button => { button.disabled = count === 0; });
  const all = $('#all'); if (all) { all.checked = count > 0 && count === boxes().length; all.indeterminate = count > 0 && count < boxes().length; }
}
function selectAll() {
  const every = boxes().every(box => box.checked);
  boxes().forEach(box => select(box, !every)); show();
}
on({
  down: () => step(1), up: () => step(-1),
  select: () => { const box = $('input[name=ids]', document.activeElement.closest('tr') ?? document.createElement('i')); if (box) { select(box, !box.checked); show(); } },
  selectAll,
});

document.addEventListener('change', event => {
  if (event.target.name === 'ids') { select(event.target, event.target.checked); show(); }
  if (event.target.id === 'all') { selectAll(); }
});
if ($('.rows')) show();

/* ---- the live queue keeps the focus and the selection over a swap */
const queue = $('#queue');
if (queue) {
  let focus;
  queue.addEventListener('htmx:sseBeforeMessage', () => { const at = document.activeElement; focus = queue.contains(at) ? {row: at.closest('tr')?.id, box: at.name === 'ids', id: at.id} : undefined; });
  queue.addEventListener('htmx:afterSwap', () => {
    printKeys(queue); show();
    if ($('#queued')) $('#queued').textContent = $('#count-waiting')?.textContent ?? 0;
    if (!focus) return;
    const row = focus.row && document.getElementById(focus.row);
    (row ? $(focus.box ? 'input[name=ids]' : 'a.case-link', row) : focus.id && document.getElementById(focus.id) || $('.table', queue) || queue).focus({preventScroll: true});
  });
  queue.addEventListener('htmx:afterSettle', show); // settling gives rows with an id the attributes of the answer
  const live = $('#live');
  document.addEventListener('htmx:sseOpen', () => { live.classList.remove('off'); live.textContent = live.dataset.on; });
  document.addEventListener('htmx:sseError', () => { live.classList.add('off'); live.textContent = live.dataset.off; });
}
