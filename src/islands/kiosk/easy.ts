/** The easy mode, until the screen starts again. */
export function toggleEasy(): void {
  const kiosk = document.querySelector<HTMLElement>('.v-kiosk');
  const switchPlace = document.querySelector<HTMLElement>('[data-easy]');
  if (!kiosk || !switchPlace) return;
  const easy = kiosk.dataset.mode !== 'easy';
  const { dataset } = document.documentElement;
  if (easy) kiosk.dataset.mode = 'easy';
  else delete kiosk.dataset.mode;
  dataset.contrast = easy ? 'more' : 'auto';
  dataset.textSize = easy ? 'largest' : 'normal';
  dataset.colorScheme = easy ? 'light' : 'auto';
  const text = switchPlace.querySelector('button span');
  const other = switchPlace.dataset.easy ?? '';
  switchPlace.dataset.easy = text?.textContent ?? '';
  if (text) text.textContent = other;
}
