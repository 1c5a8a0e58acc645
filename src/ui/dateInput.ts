/**
 * Reads what a person put into a `DateField`: an ISO date from the browser's calendar, or dd.mm.yyyy typed by hand
 * with dots, spaces, commas, slashes or hyphens. Returns an ISO date, or undefined when there is no such day.
 */
export function parseDateInput(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed);
  const typed = /^(\d{1,2})[.,/\s-]+(\d{1,2})[.,/\s-]+(\d{4})$/.exec(trimmed);
  const parts = iso ? iso.slice(1) : typed?.slice(1).reverse();
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** An ISO date as dd.mm.yyyy; anything else unchanged, so that a mistyped answer comes back as it was. */
export function formatDateInput(value: string | undefined): string | undefined {
  const iso = value === undefined ? null : /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return iso ? `${iso[3]}.${iso[2]}.${iso[1]}` : value;
}
