import type {
  BoardCall,
  BoardPause,
  BoardSetup,
  BoardState,
  DeskPlate,
} from '../modules/queue/rules/boardView.ts';

const freshMs = 20_000;

/** Draws what the server tells; rows are kept where they can be, so that a screen reader hears only what is new. */
export interface Screen {
  readonly draw: (state: Pick<BoardState, 'calls' | 'pause' | 'plates'>, quietly: boolean) => void;
  /** Ends the flashing of calls that are no longer new. */
  readonly tick: () => void;
}

export function createScreen(root: HTMLElement, setup: BoardSetup): Screen {
  const body = root.querySelector<HTMLElement>('[data-calls]');
  let seen = new Map<string, number>();
  let freshUntil = new Map<string, number>();
  let shown: readonly BoardCall[] = [];

  const drawCalls = () => {
    if (!body) return;
    const now = Date.now();
    const rows = shown.slice(0, setup.rows).map((call, index) => {
      const row = rowOf(body, call);
      row.toggleAttribute('data-flash', (freshUntil.get(call.id) ?? 0) > now && call.state === 'called');
      row.dataset.state = call.state;
      row.dataset.fresh = String(index === 0 && call.state === 'called');
      return row;
    });
    const table = root.querySelector<HTMLElement>('[data-calls-table]');
    const empty = root.querySelector<HTMLElement>('[data-empty]');
    if (table) table.hidden = rows.length === 0;
    if (empty) empty.hidden = rows.length > 0;
    if (rows.length === body.children.length && rows.every((row, index) => body.children[index] === row))
      return;
    body.replaceChildren(...rows);
  };

  return {
    tick: drawCalls,
    draw: ({ calls, pause, plates }, quietly) => {
      const now = Date.now();
      if (!quietly)
        for (const call of calls)
          if (call.state === 'called' && call.call > (seen.get(call.id) ?? 0))
            freshUntil.set(call.id, now + freshMs);
      seen = new Map(calls.map((call) => [call.id, Math.max(call.call, seen.get(call.id) ?? 0)]));
      freshUntil = new Map([...freshUntil].filter(([id]) => seen.has(id)));
      shown = calls;
      drawCalls();
      drawPlate(root, plates[0], calls);
      drawPause(root, pause);
    },
  };
}

function rowOf(body: HTMLElement, call: BoardCall): HTMLElement {
  const known = body.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(call.id)}"]`);
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

/** The plate of one desk: who sits there, the number now called. */
function drawPlate(root: HTMLElement, plate: DeskPlate | undefined, calls: readonly BoardCall[]): void {
  const section = root.querySelector<HTMLElement>('[data-plate]');
  if (!section || !plate) return;
  const call = calls.find(({ state }) => state === 'called' || state === 'serving');
  const state = call?.state ?? (plate.worker === null ? 'closed' : plate.onBreak ? 'break' : 'free');
  section.dataset.state = state;
  for (const word of section.querySelectorAll<HTMLElement>('[data-when]'))
    word.hidden = word.dataset.when !== state;
  write(section.querySelector('[data-plate-number]'), call?.number ?? '');
  write(section.querySelector('[data-plate-worker]'), plate.worker ?? '');
}

/** The banner of a pause; its details come with the page, which is fetched anew. */
function drawPause(root: HTMLElement, pause: BoardPause | null): void {
  for (const banner of root.querySelectorAll<HTMLElement>('[data-pause]')) {
    banner.hidden = banner.dataset.pause !== pause?.kind;
    const note = banner.querySelector<HTMLElement>('[data-pause-note]');
    if (note) note.hidden = !pause?.note;
    write(note, pause?.note ?? '');
  }
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
