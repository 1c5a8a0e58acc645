import { follow, hasFields, runClocks } from './live.ts';

interface Call {
  id: string;
  number: string;
  desk: number;
  state: string;
  call: number;
}

const rowsShown = 5;
const freshMs = 20_000;

const table = document.querySelector<HTMLElement>('[data-live]');
const body = document.querySelector<HTMLElement>('[data-calls]');
const staleLine = document.querySelector<HTMLElement>('[data-stale-line]');
/** Calls that were seen, with the number of the call: a second call of the same ticket flashes again. */
let seen = new Map<string, number>();
let freshUntil = new Map<string, number>();
let shown: readonly Call[] = [];

runClocks();
window.setInterval(draw, 1_000);
if (table?.dataset.live) {
  follow(table.dataset.live, {
    update: (data, first) => {
      if (!hasFields(data, 'calls') || !Array.isArray(data.calls)) return;
      show(data.calls.filter(isCall), first && seen.size === 0);
    },
    freshness: (stale) => {
      if (staleLine) staleLine.hidden = !stale;
    },
  });
}
// A board runs for weeks: at night it takes the newest program.
window.setTimeout(() => window.location.reload(), 6 * 3600_000 + Math.random() * 3600_000);

function isCall(data: unknown): data is Call {
  return hasFields(data, 'id', 'number', 'desk', 'state', 'call');
}

function show(calls: readonly Call[], quietly: boolean): void {
  const now = Date.now();
  const rung = calls.filter((call) => call.state === 'called' && call.call > (seen.get(call.id) ?? 0));
  for (const call of quietly ? [] : rung) freshUntil.set(call.id, now + freshMs);
  seen = new Map(calls.map((call) => [call.id, Math.max(call.call, seen.get(call.id) ?? 0)]));
  freshUntil = new Map([...freshUntil].filter(([id]) => seen.has(id)));
  shown = calls;
  draw();
  if (!quietly && rung.length > 0) chime();
}

/** Rows are kept where they can be, so that a screen reader hears only what is new. */
function draw(): void {
  if (!body || shown.length === 0) return;
  const now = Date.now();
  const rows = shown.slice(0, rowsShown).map((call, index) => {
    const row = rowOf(call);
    const flashing = (freshUntil.get(call.id) ?? 0) > now && call.state === 'called';
    row.toggleAttribute('data-flash', flashing);
    row.dataset.state = call.state;
    row.dataset.fresh = String(index === 0 && call.state === 'called');
    return row;
  });
  if (rows.length === body.children.length && rows.every((row, index) => body.children[index] === row))
    return;
  body.replaceChildren(...rows);
}

function rowOf(call: Call): HTMLElement {
  const known = body?.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(call.id)}"]`);
  const desk = String(call.desk);
  if (known?.dataset.desk === desk) return known;
  const row = document.createElement('tr');
  row.dataset.id = call.id;
  row.dataset.desk = desk;
  const number = document.createElement('th');
  number.scope = 'row';
  number.textContent = call.number;
  const place = document.createElement('td');
  place.textContent = desk;
  row.append(number, place);
  return row;
}

/** Two soft notes. Where the browser forbids sound before a touch, the flash alone tells. */
function chime(): void {
  try {
    const audio = new AudioContext();
    for (const [delay, pitch] of [
      [0, 784],
      [0.28, 587],
    ] as const) {
      const tone = audio.createOscillator();
      const loudness = audio.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, audio.currentTime + delay);
      loudness.gain.exponentialRampToValueAtTime(0.35, audio.currentTime + delay + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + delay + 0.9);
      tone.connect(loudness).connect(audio.destination);
      tone.start(audio.currentTime + delay);
      tone.stop(audio.currentTime + delay + 1);
    }
    window.setTimeout(() => void audio.close(), 2_500);
  } catch {
    // No sound device: the board stays readable.
  }
}
