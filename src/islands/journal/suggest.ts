/** How a field finds what may be meant, shows it and takes it over. */
export interface Suggesting<Item> {
  find(typed: string): readonly Item[];
  /** Main words and a line under them. */
  show(item: Item): { readonly text: string; readonly hint: string };
  take(item: Item): void;
}

/**
 * Suggestions under a text field after the combobox pattern of ARIA: arrows choose, Enter takes, Escape closes; a press of
 * the mouse takes as well. Nothing is taken that was not chosen.
 */
export function suggest<Item>(input: HTMLInputElement, label: string, how: Suggesting<Item>): void {
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'v-suggest';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.autocomplete = 'off';
  let items: readonly Item[] = [];
  let active = -1;

  const mark = (next: number) => {
    active = next;
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === active));
    if (active >= 0) input.setAttribute('aria-activedescendant', `${list.id}-${active}`);
    else input.removeAttribute('aria-activedescendant');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    items = [];
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const take = (index: number) => {
    const item = items[index];
    close();
    if (item !== undefined) how.take(item);
  };
  input.addEventListener('input', () => {
    items = how.find(input.value);
    list.replaceChildren(
      ...items.map((item, index) => {
        const { text, hint } = how.show(item);
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.append(text);
        if (hint) {
          const under = document.createElement('small');
          under.textContent = hint;
          option.append(under);
        }
        // Before the field loses the focus.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(index);
        });
        return option;
      }),
    );
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    mark(-1);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') mark((active + 1) % items.length);
    else if (event.key === 'ArrowUp') mark((active <= 0 ? items.length : active) - 1);
    else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
}
