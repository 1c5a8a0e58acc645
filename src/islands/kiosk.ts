import { runClocks } from './live.ts';

/** How long before the end the screen asks whether somebody is still there. */
const warnSeconds = 10;

runClocks();
for (const place of document.querySelectorAll<HTMLElement>('[data-needs-script]')) place.hidden = false;
document.getElementById('print')?.addEventListener('click', () => window.print());

const idle = document.querySelector<HTMLElement>('[data-idle]');
const text = document.querySelector<HTMLElement>('[data-idle-text]');
const limit = Number(idle?.dataset.idle ?? 0);
const home = idle?.dataset.home ?? '/kiosk';
let lastTouch = Date.now();

for (const event of ['pointerdown', 'keydown', 'input'] as const) {
  document.addEventListener(event, () => {
    lastTouch = Date.now();
  });
}
// A screen restored by «back» would show the last visitor's answers.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) startAgain();
});
window.setInterval(tick, 500);

function tick(): void {
  if (!idle) return;
  const quiet = (Date.now() - lastTouch) / 1000;
  if (limit === 0) {
    // The start itself: fetched anew now and then, so that hours and counts are true.
    if (quiet > 60) startAgain();
    return;
  }
  const left = Math.ceil(limit - quiet);
  if (left <= 0) {
    startAgain();
    return;
  }
  idle.hidden = left > warnSeconds;
  if (text && !idle.hidden) text.textContent = `${idle.dataset.words} ${left} ${idle.dataset.unit}`;
}

/** Replaces the page in the history: «back» leads nowhere near the visitor before. */
function startAgain(): void {
  lastTouch = Date.now();
  for (const form of document.forms) form.reset();
  window.location.replace(home);
}
