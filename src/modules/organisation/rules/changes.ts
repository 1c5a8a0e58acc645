export interface Changes {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The fields that differ, as they were and as they are; null when nothing changed. Goes into the ledger as it is. */
export function changesOf<Facts extends object>(old: Facts, next: Facts): Changes | null {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(next)) {
    const was: unknown = Reflect.get(old, name);
    if (same(was, value)) continue;
    before[name] = was;
    after[name] = value;
  }
  return Object.keys(after).length === 0 ? null : { before, after };
}

const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
