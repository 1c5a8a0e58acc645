/**
 * Reading the objects of a PDF that this product's typesetter wrote, and adding to it: new bodies of objects are appended
 * with their own cross-reference table (an incremental update, ISO 32000-1, 7.5.6). It understands no other PDF: one with
 * compressed object streams is refused.
 */
export interface PdfObjects {
  /** Bodies by number; a stream is cut short, since only dictionaries are read here. */
  readonly bodies: ReadonlyMap<number, string>;
  /** The number of the catalogue of the document. */
  readonly root: number;
  /** The first number that is free. */
  readonly free: number;
}

const END = '\nendobj';

/** Throws when the file is not laid out as the typesetter does it. */
export function readObjects(pdf: Buffer): PdfObjects {
  const file = pdf.toString('latin1');
  const { table, count, trailer } = readEnd(file);
  const bodies = new Map<number, string>();
  for (let number = 1; number < count; number++) {
    const entry = table + number * 20;
    if (file[entry + 17] !== 'n') continue;
    const start = Number.parseInt(file.slice(entry, entry + 10), 10);
    const head = `${number} 0 obj\n`;
    if (!file.startsWith(head, start)) throw new Error(`object ${number} is not where the table says`);
    bodies.set(number, file.slice(start + head.length, file.indexOf(END, start)));
  }
  return { bodies, root: Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]), free: count };
}

/** Adds the objects, new ones or new bodies of old ones. */
export function appendObjects(pdf: Buffer, added: ReadonlyMap<number, string | Buffer>): Buffer {
  const { start, count, trailer } = readEnd(pdf.toString('latin1'));
  const parts: Buffer[] = [pdf];
  let at = pdf.length;
  const push = (text: string | Buffer): void => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    parts.push(bytes);
    at += bytes.length;
  };
  const rows: string[] = [];
  push('\n');
  for (const [number, body] of [...added].sort(([one], [other]) => one - other)) {
    rows.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n\r\n`);
    push(`${number} 0 obj\n`);
    push(body);
    push(`${END}\n`);
  }
  const size = Math.max(count, ...[...added.keys()].map((number) => number + 1));
  const table = at;
  const next = trailer.replace(/\/Size \d+/, `/Size ${size}\n  /Prev ${start}`);
  push(`xref\n${rows.join('')}trailer\n${next}\nstartxref\n${table}\n%%EOF`);
  return Buffer.concat(parts);
}

function readEnd(file: string): { start: number; table: number; count: number; trailer: string } {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(file.slice(start, start + 40));
  const trailer = /trailer\s+(<<[\s\S]*>>)\s+startxref/.exec(file.slice(start))?.[1];
  if (head === null || trailer === undefined) throw new Error('the PDF is not one of the typesetter');
  return { start, table: start + head[0].length, count: Number(head[1]), trailer };
}
