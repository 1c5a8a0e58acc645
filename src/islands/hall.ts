import {
  countText,
  hallState,
  rangeText,
  waitingInAll,
  widestRange,
} from '#modules/queue/rules/hallWords.ts';
import { follow, hasFields, showFreshness } from './live.ts';

/** Keeps the public numbers of queues fresh: the page of all centres and the section of one. */
const place = document.querySelector<HTMLElement>('[data-hall]');

if (place?.dataset.hall) {
  const { dataset } = place;
  follow(place.dataset.hall, {
    update: (data) => {
      showFreshness(false);
      if (hasFields(data, 'centres') && Array.isArray(data.centres))
        for (const centre of data.centres) if (isCentre(centre)) show(centre, dataset);
    },
    freshness: showFreshness,
  });
}

interface Centre {
  readonly code: string;
  readonly open: boolean;
  readonly paused: boolean;
  readonly openDesks: number;
  readonly groups: readonly {
    readonly id: string;
    readonly waiting: number;
    readonly expected: { readonly lowMinutes: number; readonly highMinutes: number } | null;
  }[];
}

function isCentre(data: unknown): data is Centre {
  return (
    hasFields(data, 'code', 'open', 'paused', 'openDesks', 'groups') &&
    typeof data.code === 'string' &&
    Array.isArray(data.groups)
  );
}

function show(centre: Centre, words: DOMStringMap): void {
  const { many = '', range = '', upTo = '', none = '' } = words;
  const patterns = { range, upTo, none };
  const code = `[data-centre="${CSS.escape(centre.code)}"]`;
  const state = hallState(centre);
  write(`${code}[data-show="waiting"]`, countText(waitingInAll(centre.groups), many));
  write(`${code}[data-show="desks"]`, String(centre.openDesks));
  write(
    `${code}[data-show="expected"]`,
    rangeText(widestRange(centre.groups.map(({ expected }) => expected)), patterns),
  );
  write(`${code}[data-show="state"] > *`, words[state] ?? '', (tag) => {
    tag.dataset.color = { open: 'success', closed: 'neutral', paused: 'danger' }[state];
  });
  for (const { id, waiting, expected } of centre.groups) {
    const group = `[data-group="${CSS.escape(id)}"]`;
    write(`${group}[data-show="waiting"]`, countText(waiting, many));
    write(`${group}[data-show="expected"]`, rangeText(expected, patterns));
  }
}

/** Only what differs is written: a screen reader is not disturbed by what stays. */
function write(where: string, text: string, also?: (element: HTMLElement) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(where)) {
    const inner = element.querySelector<HTMLElement>('[data-text]') ?? element;
    if (inner.textContent !== text) inner.textContent = text;
    also?.(element);
  }
}
