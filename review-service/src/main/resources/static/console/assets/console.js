'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const csrf = () => $('meta[name=csrf]')?.content ?? '';
  const texts = $('#texts')?.dataset ?? {};
  const say = (text, bad = false) => { const status = $('#status'); if (status) { status.textContent = text; status.classList.toggle('bad', bad); } };

  document.addEventListener('htmx:configRequest', event => { event.detail.headers['X-CSRF-TOKEN'] = csrf(); });

  /* ---- keys: one character each, kept in this browser: they reveal nothing of a person */
  const DEFAULTS = {next: 'n', nextCase: 'n', claim: 'g', paper: ']', zoom: 'z', rotate: 'r', full: 'f', compare: 'c', reject: 'x', approve: 'a', hold: 'h', skip: 's', hand: 'o', ask: 'q', escalate: 'e', release: 'b', search: '/', comment: 't', note: 'm', undo: 'u', help: '?'};
  const stored = () => { try { return JSON.parse(localStorage.getItem('countersign.keys')) ?? {}; } catch { return {}; } };
  let settings = stored();
  const keyOf = action => settings.keys?.[action] ?? DEFAULTS[action];
  const areOn = () => settings.off !== true;
  const store = () => { try { localStorage.setItem('countersign.keys', JSON.stringify(settings)); } catch { /* private mode: for this page only */ } };

  function printKeys() {
    for (const button of $$('[data-key]')) {
      let cap = $('kbd', button);
      if (!cap) { cap = document.createElement('kbd'); cap.setAttribute('aria-hidden', 'true'); button.append(cap); }
      cap.textContent = keyOf(button.dataset.key).toUpperCase();
      cap.hidden = !areOn();
      if (areOn()) button.setAttribute('aria-keyshortcuts', keyOf(button.dataset.key)); else button.removeAttribute('aria-keyshortcuts');
    }
    for (const cap of $$('[data-show]')) { cap.textContent = keyOf(cap.dataset.show).toUpperCase(); cap.hidden = !areOn(); }
  }

  const isTyping = target => target.closest?.('input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]');
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === 'Escape' && isTyping(event.target)) { event.target.blur(); $('#reasons')?.focus(); return; }
    if (isTyping(event.target) || $('dialog[open]') || !areOn()) return;
    const key = event.key.toLowerCase();
    if (/^[1-9]$/.test(key) && pick(Number(key) - 1)) { event.preventDefault(); return; }
    const field = {search: '#reason-search', comment: '#comment', note: '#note'};
    for (const [action, selector] of Object.entries(field)) {
      if (key === keyOf(action) && $(selector)) { event.preventDefault(); $(selector).focus(); return; }
    }
    const button = $$('[data-key]').find(one => keyOf(one.dataset.key) === key && !one.closest('[hidden]') && !one.disabled);
    if (button) { event.preventDefault(); button.click(); }
  });

  /* ---- requests */
  async function send(path, body, keepalive = false) {
    const answer = await fetch(path, {method: 'POST', keepalive, credentials: 'same-origin', headers: {'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf()}, body: JSON.stringify(body)});
    if (answer.status === 401) { say(texts.session, true); throw new Error('session'); }
    return answer;
  }
  async function words(answer) { try { const body = await answer.json(); return body.text ?? body.errors?.[0]?.detail ?? body.detail ?? texts.failed; } catch { return texts.failed; } }

  /* ---- the case */
  const page = document.body.dataset;
  const id = page.id, token = page.token, revision = Number(page.revision);
  const at = path => `/console/cases/${id}/${path}`;
  const lease = () => ({revision, token});
  let until = Number(page.until), total = until - Date.now(), active = Date.now(), gone = false;

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
  async function renew() {
    if (!token || gone || Date.now() - active > 120000) return;
    try {
      const answer = await send(at('extend'), lease());
      if (answer.ok) { until = (await answer.json()).until; total = Math.max(total, until - Date.now()); } else { gone = true; say(await words(answer), true); }
    } catch { /* the next attempt is a minute away; the clock shows what is left */ }
  }
  for (const kind of ['keydown', 'pointerdown', 'scroll']) addEventListener(kind, () => { active = Date.now(); }, {passive: true, capture: true});

  /* ---- reasons */
  const options = () => $$('#reasons [role=option]');
  const shown = () => options().filter(one => !one.hidden);
  const chosen = () => options().filter(one => one.getAttribute('aria-selected') === 'true');
  let cursor = -1;
  function number() { options().forEach(one => { $('kbd', one).textContent = ''; }); if (areOn()) shown().slice(0, 9).forEach((one, at) => { $('kbd', one).textContent = at + 1; }); }
  function toggle(option) { option.setAttribute('aria-selected', option.getAttribute('aria-selected') !== 'true'); changed(); }
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
    else if (event.key === 'Enter' || (event.key === ' ' && event.target.id === 'reasons')) { event.preventDefault(); if (cursor >= 0) toggle(shown()[cursor]); if (event.target.id === 'reason-search') event.target.select(); }
  }
  function preview() {
    const box = $('#preview'), list = chosen(), comment = $('#comment').value.trim();
    const sentence = (one, language) => `${one.dataset[language]} ${one.dataset[language + 'Remedy']}`;
    $('[lang=zh]', box).textContent = list.map(one => sentence(one, 'zh').replace(' ', '')).join('') + (list.length && comment ? `“${comment}”` : '');
    $('[lang=en]', box).textContent = list.map(one => sentence(one, 'en')).join(' ') + (list.length && comment ? ` “${comment}”` : '');
    box.classList.toggle('none', !list.length);
  }

  /* ---- drafts: half a second after the last change, and again until it is saved */
  let draftTimer;
  const draft = () => ({reasons: chosen().map(one => one.dataset.code), pointer: $('#place').value, comment: $('#comment').value, note: $('#note').value});
  async function saveDraft(keepalive = false) {
    clearTimeout(draftTimer); draftTimer = undefined;
    try { const answer = await send(at('draft'), draft(), keepalive); if (answer.ok) say(texts.saved); else throw new Error(); }
    catch (failed) { if (failed.message !== 'session') { say(texts.unsaved, true); draftTimer = setTimeout(saveDraft, 3000); } }
  }
  function changed() { preview(); clearTimeout(draftTimer); draftTimer = setTimeout(saveDraft, 500); }
  function restore() {
    if (!page.draft) return;
    const kept = JSON.parse(page.draft);
    if ($('#kept')) { $('#kept').textContent = [...kept.reasons, kept.comment, kept.note].filter(Boolean).join('\n'); return; }
    if (!$('#decide')) return;
    options().forEach(one => { if (kept.reasons.includes(one.dataset.code)) one.setAttribute('aria-selected', 'true'); });
    $('#comment').value = kept.comment; $('#note').value = kept.note; $('#place').value = kept.pointer;
  }

  /* ---- the verdict: held back for five seconds, sent at once on "next" and on leaving */
  const UNDO_SECONDS = 5;
  let held;
  function hold(verdict) {
    if (held) return;
    const body = {...lease(), verdict};
    if (verdict === 'reject') {
      const list = chosen(), comment = $('#comment').value.trim();
      if (!list.length) { say(texts.noReason, true); $('#reason-search').focus(); return; }
      if (!comment && list.some(one => one.dataset.comment === 'true')) { say(texts.needsComment, true); $('#comment').focus(); return; }
      body.reasons = list.map((one, at) => ({code: one.dataset.code, ...($('#place').value && {pointer: $('#place').value}), ...(at === 0 && comment && {comment})}));
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
  function takeBack() { clearInterval(held?.timer); const was = held; held = undefined; $('#undo').hidden = true; $$('#decide button').forEach(one => { one.disabled = false; }); return was; }
  function undo() { const was = takeBack(); if (was) $(`[data-key=${was.body.verdict}]`).focus(); }
  async function flush(forward) { const was = takeBack(); if (was) await deliver(was.body, forward); }
  async function deliver(body, forward = true) {
    clearTimeout(draftTimer);
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await send(at('verdict'), body, true);
        if (answer.ok) { say(texts.sent); if (forward) next(); return; }
        if (answer.status < 500 && answer.status !== 429) { say(await words(answer), true); if (answer.status === 409) { await saveDraft(); setTimeout(() => location.reload(), 1500); } return; }
      } catch (failed) { if (failed.message === 'session') return; }
      say(texts.failed, true);
      await new Promise(done => setTimeout(done, Math.min(1000 * 2 ** attempt, 10000)));
    }
  }
  function next() {
    const form = document.createElement('form'); form.method = 'post'; form.action = '/console/next';
    const field = document.createElement('input'); field.type = 'hidden'; field.name = '_csrf'; field.value = csrf(); form.append(field); document.body.append(form); form.submit();
  }
  addEventListener('pagehide', () => { if (held) { const was = takeBack(); send(at('verdict'), was.body, true).catch(() => {}); } else if (draftTimer) saveDraft(true); });

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
    panels.forEach((panel, at) => { panel.hidden = compare ? at !== place && at !== (place + 1) % panels.length : at !== place; });
    if (focus) tabs[place]?.focus();
  }
  const place = () => $$('[role=tab]', stage).findIndex(tab => tab.getAttribute('aria-selected') === 'true');
  const press = (name, on) => $(`[data-key=${name}]`, stage)?.setAttribute('aria-pressed', on);
  const ACTIONS = {
    paper: () => show((place() + 1) % Math.max(1, $$('[role=tab]', stage).length)),
    zoom: () => press('zoom', stage.classList.toggle('zoomed')),
    rotate: () => { stage.classList.remove(`turn-${turn}`); turn = (turn + 1) % 4; stage.classList.add(`turn-${turn}`); },
    full: () => document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen(),
    compare: () => { press('compare', stage.classList.toggle('both')); show(place()); },
    approve: () => hold('approve'), reject: () => hold('reject'), undo,
    nextCase: async () => { if (held) await flush(true); else next(); },
    release: async () => { await saveDraft(); const answer = await send(at('release'), lease()); if (answer.ok) location.assign('/console/work'); else say(await words(answer), true); },
    skip: () => arrange('skip', {}), ask: () => ask('ask', 'askWhat'), hold: () => ask('hold', 'holdWhy'), hand: () => ask('hand-over', 'handTo'), escalate: () => ask('escalate', 'escalateWhy'),
    help: () => { const dialog = $('#help'); helpKeys(); dialog.showModal(); },
  };
  function helpKeys() {
    const list = $('#help-keys'); list.textContent = ''; $('#keys-on').checked = areOn();
    for (const button of $$('[data-key],[data-show]')) {
      const action = button.dataset.key ?? button.dataset.show;
      if (list.querySelector(`[data-action=${action}]`)) continue;
      const label = button.dataset.show ? button.closest('.search') ? $('label[for=reason-search]').textContent : button.parentElement.firstElementChild.textContent : $('span', button)?.textContent;
      const row = document.createElement('div'), term = document.createElement('dt'), cell = document.createElement('dd'), key = document.createElement('button');
      term.textContent = label; key.type = 'button'; key.dataset.action = action; key.textContent = keyOf(action).toUpperCase(); key.setAttribute('aria-label', `${label}: ${keyOf(action)}`);
      key.addEventListener('click', () => {
        key.textContent = '…';
        key.addEventListener('keydown', event => {
          event.preventDefault(); event.stopPropagation();
          if (event.key.length === 1 && !/[1-9\s]/.test(event.key)) { settings.keys = {...settings.keys, [action]: event.key.toLowerCase()}; store(); printKeys(); }
          key.textContent = keyOf(action).toUpperCase();
        }, {once: true});
      });
      cell.append(key); row.append(term, cell); list.append(row);
    }
  }
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-key]');
    if (button && button.type === 'button' && ACTIONS[button.dataset.key]) { event.preventDefault(); ACTIONS[button.dataset.key](); }
    const tab = event.target.closest('[role=tab]'); if (tab) show($$('[role=tab]', stage).indexOf(tab));
    const option = event.target.closest('#reasons [role=option]'); if (option) toggle(option);
  });
  stage?.addEventListener('keydown', event => {
    if (event.target.getAttribute('role') !== 'tab') return;
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key], count = $$('[role=tab]', stage).length;
    if (step) { event.preventDefault(); show((place() + step + count) % count, true); }
  });
  $('#arrange-cancel')?.addEventListener('click', () => $('#arrange').close());
  $('#keys-on')?.addEventListener('change', event => { settings.off = !event.target.checked; store(); printKeys(); if ($('#decide')) number(); });

  /* ---- start */
  printKeys(); if (id) restore();
  if ($('#decide')) {
    $('#reason-search').addEventListener('input', filter);
    $('#reason-search').addEventListener('keydown', walk); $('#reasons').addEventListener('keydown', walk);
    for (const field of ['#comment', '#note', '#place']) $(field).addEventListener('input', changed);
    number(); preview(); clock(); setInterval(clock, 1000); setInterval(renew, 60000);
    $('#reasons').focus({preventScroll: true});
  }

  /* ---- the live queue keeps the focus over a swap */
  const queue = $('#queue');
  if (queue) {
    let focus;
    queue.addEventListener('htmx:sseBeforeMessage', () => { const link = document.activeElement; focus = queue.contains(link) ? link.closest('tr')?.id ?? 'table' : undefined; });
    queue.addEventListener('htmx:afterSwap', () => { if (focus) (document.getElementById(focus)?.querySelector('a') ?? $('.table', queue))?.focus({preventScroll: true}); });
    const live = $('#live');
    document.addEventListener('htmx:sseOpen', () => { live.classList.remove('off'); live.textContent = live.dataset.on; });
    document.addEventListener('htmx:sseError', () => { live.classList.add('off'); live.textContent = live.dataset.off; });
  }
})();
