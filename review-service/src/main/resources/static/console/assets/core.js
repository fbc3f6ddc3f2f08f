export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const texts = $('#texts')?.dataset ?? {};
export const csrf = () => $('meta[name=csrf]')?.content ?? '';

export function say(text, bad = false) {
  const status = $('#status');
  if (status) { status.textContent = text; status.classList.toggle('bad', bad); }
}

/** Sends JSON with the session's token; a session that has ended is said and thrown. */
export async function send(path, body, keepalive = false) {
  const answer = await fetch(path, {method: 'POST', keepalive, credentials: 'same-origin', headers: {'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf()}, body: JSON.stringify(body)});
  if (answer.status === 401) { say(texts.session, true); throw new Error('session'); }
  return answer;
}

/** What the server says about a refusal. */
export async function words(answer) {
  try { const body = await answer.json(); return body.text ?? body.errors?.[0]?.detail ?? body.detail ?? texts.failed; } catch { return texts.failed; }
}
