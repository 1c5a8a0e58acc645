const rows = {
  uk: ['йцукенгшщзхї', 'фівапролджє', 'ґячсмитьбю’-'],
  en: ['qwertyuiop', 'asdfghjkl', "zxcvbnm'-"],
  digits: ['123', '456', '789', '0'],
} as const;
type Layer = keyof typeof rows;

/** A kiosk of glass has no keys: they are drawn where a finger is the only pointer. Latin stands beside Ukrainian. */
export function drawKeyboards(): void {
  if (!window.matchMedia('(pointer: coarse)').matches) return;
  for (const place of document.querySelectorAll<HTMLElement>('[data-keyboard]')) {
    if (place.childElementCount > 0) continue;
    const field = fieldOf(place);
    if (!field) continue;
    // The system's own keyboard, where there is one, would cover the half of the screen.
    field.inputMode = 'none';
    place.hidden = false;
    draw(
      place,
      field,
      field.type === 'password' ? 'digits' : document.documentElement.lang === 'en' ? 'en' : 'uk',
    );
  }
}

const fieldOf = (place: HTMLElement): HTMLInputElement | null =>
  (place.closest('form') ?? place.closest('.v-kiosk__body') ?? document).querySelector<HTMLInputElement>(
    'input.ds-input:not([type="hidden"], [type="checkbox"], [type="radio"])',
  );

function draw(place: HTMLElement, field: HTMLInputElement, layer: Layer): void {
  const lines = rows[layer].map((row) => line([...row].map((sign) => key(sign, () => type(field, sign)))));
  const last = layer === 'digits' ? [] : [key('␣', () => type(field, ' '), 'v-keyboard__space')];
  const other = layer === 'uk' ? 'en' : 'uk';
  const change =
    layer === 'digits' ? [] : [key(other === 'en' ? 'ABC' : 'АБВ', () => draw(place, field, other))];
  place.replaceChildren(...lines, line([...change, ...last, key('⌫', () => erase(field))]));
}

function line(keys: readonly HTMLElement[]): HTMLElement {
  const row = document.createElement('div');
  row.className = 'v-keyboard__row';
  row.append(...keys);
  return row;
}

function key(sign: string, press: () => void, more = ''): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `v-keyboard__key ${more}`.trim();
  button.textContent = sign;
  // The field keeps the focus: its place in the text is not lost.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', press);
  return button;
}

function type(field: HTMLInputElement, sign: string): void {
  const capital = field.name === 'name' && (field.value === '' || /[\s-]$/.test(field.value));
  put(field, field.value + (capital ? sign.toLocaleUpperCase('uk') : sign));
}

const erase = (field: HTMLInputElement): void => put(field, [...field.value].slice(0, -1).join(''));

function put(field: HTMLInputElement, value: string): void {
  if (field.maxLength > 0 && value.length > field.maxLength) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
