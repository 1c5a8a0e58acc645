import { buildSearch } from '../modules/catalogue/rules/search.ts';

/**
 * The list of matters at the reception: narrowed by every letter with the search of the site (endings, synonyms, the
 * other keyboard), all without leaving the keyboard. Enter chooses the first found, the arrow leads into the list.
 */
const place = document.querySelector<HTMLElement>('[data-matters]');
const filter = document.getElementById('matter-filter');
if (place && filter instanceof HTMLInputElement) start(place, filter);

function start(matters: HTMLElement, field: HTMLInputElement): void {
  const rows = Array.from(matters.querySelectorAll<HTMLElement>('[data-words][data-own]'));
  const list = matters.querySelector<HTMLElement>('#matter-list');
  const boxes = rows.map((row) => row.querySelector('input'));
  const search = buildSearch(
    rows.map((row, index) => ({
      id: String(index),
      name: row.dataset.words ?? '',
      plainUk: row.textContent ?? '',
      plainEn: '',
      synonyms: [],
      recipients: '',
    })),
  );
  const none = matters.querySelector<HTMLElement>('[data-none]');
  const status = matters.querySelector<HTMLElement>('[data-chosen]');
  const words = status?.dataset.words ?? '';

  const visible = () => rows.filter((row) => !row.hidden);
  /** Chosen ones stay in view above the found, in the order of their match. */
  const narrow = () => {
    const query = field.value.trim();
    const found = query === '' ? rows.map((_, index) => String(index)) : search(query);
    const rank = new Map(found.map((id, index) => [id, index]));
    for (const [index, row] of rows.entries()) {
      const at = rank.get(String(index));
      const checked = boxes[index]?.checked === true;
      row.hidden = at === undefined && !checked;
      row.style.order = String(checked && query !== '' ? -1 : (at ?? 0));
    }
    if (none) none.hidden = found.length > 0;
    const link = matters.querySelector<HTMLAnchorElement>('[data-where]');
    if (link) link.search = query === '' ? '' : `?q=${encodeURIComponent(query)}`;
    if (list) list.scrollTop = 0;
  };
  const tell = () => {
    const count = boxes.filter((box) => box?.checked).length;
    if (status) status.textContent = count === 0 ? '' : words.replace('0', String(count));
  };
  const inOrder = () => visible().sort((a, b) => Number(a.style.order) - Number(b.style.order));

  field.addEventListener('input', narrow);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      inOrder()[0]?.querySelector('input')?.focus();
    }
    if (event.key === 'Enter' && field.value.trim() !== '') {
      event.preventDefault();
      const first = inOrder().find((row) => row.querySelector('input')?.checked === false);
      const box = first?.querySelector('input');
      if (!box) return;
      box.checked = true;
      field.value = '';
      narrow();
      tell();
    }
  });
  matters.addEventListener('keydown', (event) => {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-own]') : null;
    if (!row || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const shown = inOrder();
    const next = shown[shown.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) next.querySelector('input')?.focus();
    else if (event.key === 'ArrowUp') field.focus();
  });
  matters.addEventListener('change', tell);
  tell();
}
