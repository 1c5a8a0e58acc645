import type { Kept, Outbox } from './store.ts';
import type { Sent } from './sync.ts';
import { button, element, link, shownDate, type Words } from './words.ts';

const shownDone = 10;

export interface WaitingActions {
  mend(kept: Kept): void;
  drop(kept: Kept): void;
  date(kept: Kept, date: string): void;
}

const title = (kept: Kept, t: Words) =>
  `${kept.values.personName || t.anonymous} · ${kept.values.content ?? ''}`;

/** The entries that are not in the journal yet, with what is to be done about those that were refused. */
export function drawWaiting(place: HTMLElement, outbox: Outbox, t: Words, actions: WaitingActions): void {
  const lines = outbox.mine.map((kept) => {
    const line = document.createElement('li');
    line.append(element('strong', title(kept, t)));
    if (!kept.refusal) line.append(element('span', t.waits, 'v-muted'));
    else {
      line.dataset.refused = kept.refusal.kind;
      const why = [t.refusals[kept.refusal.kind], ...kept.refusal.problems].join(' ');
      const row = element('span', '', 'v-actions');
      if (kept.refusal.kind !== 'otherOffice')
        for (const date of new Set([kept.values.date ?? '', kept.refusal.today]))
          if (date !== '' && date <= kept.refusal.today)
            row.append(
              button(t.actions.asDate.replace('{date}', shownDate(date)), () => actions.date(kept, date)),
            );
      row.append(
        button(t.actions.mend, () => actions.mend(kept)),
        button(t.actions.drop, () => actions.drop(kept)),
      );
      line.append(element('span', why, 'v-told__why'), row);
    }
    return line;
  });
  if (outbox.others > 0) lines.push(noteLine(t.others.replace('{n}', String(outbox.others))));
  if (outbox.unreadable > 0) lines.push(noteLine(t.unreadable.replace('{n}', String(outbox.unreadable))));
  place.hidden = lines.length === 0;
  place.querySelector('ul')?.replaceChildren(...lines);
}

function noteLine(text: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
}

/** What the server answered to an entry, in words. */
export function wordsOfSent({ answer }: Sent, t: Words): string {
  if (answer.kind === 'refused')
    return [t.refusals[answer.refusal ?? 'fields'], ...answer.problems].join(' ');
  return t[answer.kind].replace('{n}', String(answer.number));
}

/** Entries that have got their numbers, the newest first, with what the operator should look at. */
export function addDone(place: HTMLElement, sent: Sent, t: Words, base: string): void {
  const { answer, waiting } = sent;
  const line = document.createElement('li');
  line.append(
    element('strong', wordsOfSent(sent, t)),
    element('span', title(waiting, t)),
    ...answer.notices.map((notice) =>
      element('span', t.notices[notice].replace('{date}', shownDate(answer.date ?? '')), 'v-told__why'),
    ),
  );
  const row = element('span', '', 'v-actions');
  row.append(link(t.actions.open, `${base}/e-offices/journal/entries/${waiting.id}`));
  if (answer.notices.includes('monthReported'))
    row.append(link(t.actions.report, `${base}/e-offices/reports?year=${(answer.date ?? '').slice(0, 4)}`));
  line.append(row);
  place.hidden = false;
  const list = place.querySelector('ul');
  list?.prepend(line);
  while (list && list.children.length > shownDone) list.lastElementChild?.remove();
}
