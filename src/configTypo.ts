/** Edits (insert, delete, replace, swap two neighbours) that turn one name into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/**
 * The setting that a misspelt name was most likely meant to be. Short names (PORT, HOST, DEMO) are left out
 * and middling ones allow a single slip, because other programs' variables would be taken for them.
 */
export function nearestSetting(name: string, known: readonly string[]): string | undefined {
  const bare = name.toUpperCase().replace(/^VIKNO_/, '');
  let nearest: { setting: string; distance: number } | undefined;
  for (const setting of known) {
    const distance = editDistance(bare, setting);
    const prefixed = bare !== name.toUpperCase();
    const allowed = prefixed || setting.length >= 9 ? 2 : setting.length >= 6 ? 1 : 0;
    const tooShort = setting.length < 6 && !(prefixed && distance === 0);
    if (tooShort || distance > allowed) continue;
    if (!nearest || distance < nearest.distance) nearest = { setting, distance };
  }
  return nearest?.setting;
}
