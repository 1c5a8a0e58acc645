/** Reads the screen aloud where this machine has a voice of its language; elsewhere there is no button to press. */
export function offerSpeech(): void {
  const place = document.querySelector<HTMLElement>('[data-speak]');
  if (!place || !('speechSynthesis' in window)) return;
  const show = () => {
    place.hidden = voice() === undefined;
  };
  speechSynthesis.addEventListener('voiceschanged', show);
  show();
  const button = place.querySelector('button');
  const words = button?.querySelector('span') ?? button;
  const usual = words?.textContent ?? '';
  const rest = () => {
    if (words) words.textContent = usual;
  };
  button?.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      rest();
      return;
    }
    const said = new SpeechSynthesisUtterance(screenWords());
    said.lang = document.documentElement.lang === 'en' ? 'en' : 'uk-UA';
    said.voice = voice() ?? null;
    said.rate = 0.95;
    said.addEventListener('end', rest);
    said.addEventListener('error', rest);
    if (words) words.textContent = place.dataset.speak ?? usual;
    speechSynthesis.speak(said);
  });
}

/** Nobody hears the questions of the visitor before. */
export function hush(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

const voice = (): SpeechSynthesisVoice | undefined =>
  speechSynthesis
    .getVoices()
    .find(({ lang }) => lang.toLowerCase().startsWith(document.documentElement.lang));

/** The question, then each choice as a sentence of its own. */
function screenWords(): string {
  const parts = document.querySelectorAll(
    '.v-kiosk__question h1, .v-kiosk__question p, .v-tile__text, .v-kiosk__note, .v-kiosk__number, .v-kiosk__ahead, .v-kiosk__print p, .v-kiosk__warning',
  );
  return [...parts]
    .filter((part) => part instanceof HTMLElement && part.offsetParent !== null)
    .map((part) =>
      [...part.childNodes]
        .map(({ textContent }) => textContent?.trim())
        .filter(Boolean)
        .join(', '),
    )
    .join('. ');
}
