import { follow, hasFields, showFreshness } from './live.ts';

const place = document.querySelector<HTMLElement>('[data-live]');
const locale = place?.dataset.locale ?? 'uk';
const states = new Map<string, string>();

if (place?.dataset.live) {
  follow(place.dataset.live, {
    update: (data) => {
      showFreshness(false);
      if (hasFields(data, 'tickets') && Array.isArray(data.tickets)) data.tickets.forEach(show);
    },
    freshness: showFreshness,
  });
}

function show(ticket: unknown): void {
  if (!hasFields(ticket, 'id', 'state', 'words') || !hasFields(ticket.words, 'uk', 'en')) return;
  const id = String(ticket.id);
  const state = String(ticket.state);
  const section = document.querySelector<HTMLElement>(`[data-ticket="${CSS.escape(id)}"]`);
  const words = section?.querySelector('[data-words]');
  if (!section || !words) return;
  const text = String(locale === 'en' ? ticket.words.en : ticket.words.uk);
  if (words.textContent !== text) words.textContent = text;
  section.dataset.state = state;
  const leave = section.querySelector<HTMLElement>('[data-leave]');
  if (leave) leave.hidden = !['waiting', 'called', 'held'].includes(state);
  if (state === 'called' && states.get(id) !== 'called') navigator.vibrate?.([300, 150, 300]);
  states.set(id, state);
}
