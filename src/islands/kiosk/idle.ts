/** How long before the end the screen asks whether somebody is still there, seconds. */
const warnSeconds = 10;

export interface Idle {
  /** Seconds until the screen starts again; 0: it waits for somebody. */
  readonly limit: () => number;
  readonly startAgain: () => void;
}

/** Watches for touches. A visitor who walks away leaves nothing on the screen for the next one. */
export function watchIdle({ limit, startAgain }: Idle): {
  readonly quiet: () => number;
  readonly touch: () => void;
} {
  let lastTouch = Date.now();
  const touch = () => {
    lastTouch = Date.now();
  };
  const quiet = () => (Date.now() - lastTouch) / 1000;
  for (const event of ['pointerdown', 'keydown', 'input'] as const) document.addEventListener(event, touch);
  window.setInterval(() => {
    const left = Math.ceil(limit() - quiet());
    const question = document.querySelector<HTMLElement>('[data-idle]');
    if (limit() > 0 && left <= 0) {
      touch();
      startAgain();
      return;
    }
    if (!question) return;
    question.hidden = limit() === 0 || left > warnSeconds;
    const text = question.querySelector('[data-idle-text]');
    if (text && !question.hidden)
      text.textContent = `${question.dataset.words} ${left} ${question.dataset.unit}`;
  }, 500);
  return { quiet, touch };
}
