/**
 * The search of a centre's services answers with every letter: the page that the form would open is asked for, and the
 * part with what was found takes its place. Without a script, or without the network, the form works as it is.
 */
const place = document.getElementById('found-services');
const field = document.querySelector<HTMLInputElement>('form.v-search input[name="q"]');
const form = field?.form;
if (place && field && form) start(place, field, form);

function start(found: HTMLElement, input: HTMLInputElement, from: HTMLFormElement): void {
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = input.value.trim();

  const ask = async () => {
    const query = input.value.trim();
    if (query === last) return;
    last = query;
    asked?.abort();
    asked = new AbortController();
    const address = new URL(from.action);
    if (query !== '') address.searchParams.set('q', query);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('found-services');
      if (!fresh) return;
      found.replaceChildren(...fresh.childNodes);
      // The address follows, so that «back» and a copied link lead to what is seen.
      history.replaceState(null, '', address);
    } catch {
      // A newer letter came, or there is no network: the button still works.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), 150);
  });
}
