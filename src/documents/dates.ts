const MONTHS = [
  'січня',
  'лютого',
  'березня',
  'квітня',
  'травня',
  'червня',
  'липня',
  'серпня',
  'вересня',
  'жовтня',
  'листопада',
  'грудня',
];
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

// Official dates and hours in Ukraine are those of Kyiv, wherever the server stands.
const KYIV = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * Words for a date as official papers write it: «21 листопада 2026 р.», with the Kyiv hour for an instant.
 * Text that is not an ISO date or instant is taken as formatted already and returned as it is.
 */
export function dateInWords(value: string): string {
  if (ISO_INSTANT.test(value)) return instantInWords(value);
  const [, year, month, day] = ISO_DATE.exec(value) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? value : `${Number(day)} ${name} ${year} р.`;
}

/** The Kyiv hour of an instant, «10:35»; other text is returned as it is. */
export function hourInWords(value: string): string {
  return ISO_INSTANT.test(value) ? (kyivParts(value)?.time ?? value) : value;
}

function instantInWords(value: string): string {
  const parts = kyivParts(value);
  return parts === undefined ? value : `${dateInWords(parts.date)}, ${parts.time}`;
}

function kyivParts(value: string): { date: string; time: string } | undefined {
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return undefined;
  const [date, time] = KYIV.format(instant).split(', ');
  return date === undefined || time === undefined ? undefined : { date, time };
}
