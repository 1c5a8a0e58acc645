import { fieldLook, tickLooks } from './fieldLook.ts';
import { type FormFont, stream } from './formFont.ts';
import { appendObjects, type PdfObjects, readObjects } from './pdfUpdate.ts';

/**
 * Fields to fill in on the screen (BR-8). A template marks the place of a field with a link to `field:…`, so its
 * rectangle, its page and its place in the order of reading come from the layout itself; here each such link becomes a
 * widget of a form, and the element of the structure that holds it becomes a `Form` (ISO 14289-1, 7.18.4).
 */

/** What a template says of a field, in full. */
export interface FieldSpec {
  readonly kind: 'text' | 'tick';
  readonly name: string;
  /** What a screen reader says: nothing else ties the label on the paper to the field. */
  readonly tip: string;
  readonly value: string;
  readonly ticked: boolean;
  readonly lines: number;
  /** Most letters; null: as many as one likes. */
  readonly max: number | null;
}

const MARK = '/URI (field:';
/**
 * The font's name among the resources of the form; the font itself is Noto Sans. PDFium, the viewer of Chromium and Edge,
 * draws what people type in a font of its own choice unless the letters are Latin or the resource has one of a few names:
 * with this one it takes the embedded font for every letter that the font has. Other viewers see a name like any other.
 */
const FONT = '/Webdings';
/** Auto: the viewer fits a line to its field; several lines keep the size of the document's text. */
const sizeOf = (field: FieldSpec): number => (field.lines > 1 ? 10 : 0);

const MULTILINE = 1 << 12;
const PRINTED = 4;

interface Place {
  readonly number: number;
  readonly page: number;
  readonly field: FieldSpec;
  readonly rectangle: readonly [number, number, number, number];
  readonly structParent: string;
}

/** The same PDF with form fields in place of the marks; a PDF without marks comes back as it is. */
export function addFormFields(pdf: Buffer, font: () => FormFont): Buffer {
  if (!pdf.includes(MARK)) return pdf;
  const objects = readObjects(pdf);
  const places = findPlaces(objects);
  const letters = font();
  const added = new Map<number, string | Buffer>();
  let free = objects.free;
  const add = (body: string | Buffer): number => {
    added.set(free, body);
    free += 1;
    return free - 1;
  };
  const fontNumber = free;
  for (const body of letters.objects(fontNumber)) add(body);
  let ticks: { on: number; off: number } | undefined;
  for (const place of places) {
    const [left, bottom, right, top] = place.rectangle;
    const size = { width: right - left, height: top - bottom };
    if (place.field.kind === 'tick') {
      const looks = tickLooks(size);
      ticks ??= { on: add(look(size, looks.on, '')), off: add(look(size, looks.off, '')) };
      added.set(place.number, tickWidget(place, ticks));
    } else {
      const drawn = fieldLook(place.field, size, letters, FONT);
      const number = add(look(size, drawn, `/Font << ${FONT} ${fontNumber} 0 R >>`));
      added.set(place.number, textWidget(place, number));
    }
  }
  const fields = places.map(({ number }) => `${number} 0 R`).join(' ');
  const form = add(
    `<< /Fields [${fields}] /DR << /Font << ${FONT} ${fontNumber} 0 R >> >> /DA (${FONT} 0 Tf 0 g) >>`,
  );
  added.set(objects.root, into(objects.bodies.get(objects.root), `/AcroForm ${form} 0 R`));
  for (const page of new Set(places.map((place) => place.page))) {
    const body = objects.bodies.get(page);
    if (body && !body.includes('/Tabs')) added.set(page, into(body, '/Tabs /S'));
  }
  for (const [number, body] of formElements(objects, new Set(places.map((place) => place.number))))
    added.set(number, body);
  return appendObjects(pdf, added);
}

/** Fields in the order of pages and of reading, which is that of a page's annotations. */
function findPlaces(objects: PdfObjects): Place[] {
  const places: Place[] = [];
  for (const [page, body] of objects.bodies) {
    const annotations = /\/Type \/Page\n[\s\S]*\/Annots \[([^\]]*)\]/.exec(body)?.[1] ?? '';
    for (const [, reference] of annotations.matchAll(/(\d+) 0 R/g)) {
      const number = Number(reference);
      const place = placeOf(objects.bodies.get(number) ?? '', number, page);
      if (place) places.push(place);
    }
  }
  const names = new Set(places.map(({ field }) => field.name));
  if (names.size < places.length) throw new Error('two fields of a form have one name');
  return places;
}

function placeOf(body: string, number: number, page: number): Place | undefined {
  const hex = /\/URI \(field:([0-9a-f]+)\)/.exec(body)?.[1];
  if (hex === undefined) return undefined;
  const [x1, y1, x2, y2] = (/\/Rect \[([^\]]+)\]/.exec(body)?.[1] ?? '').trim().split(/\s+/).map(Number);
  const structParent = /\/StructParent (\d+)/.exec(body)?.[1];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || !structParent)
    throw new Error('a field of a form has no place or is not in the structure');
  // The template is this product's own, so what it says needs no check.
  const field: FieldSpec = JSON.parse(Buffer.from(hex, 'hex').toString('utf8'));
  return {
    number,
    page,
    field,
    rectangle: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)],
    structParent,
  };
}

const look = (size: { width: number; height: number }, content: string, resources: string): Buffer =>
  stream(
    Buffer.from(content, 'latin1'),
    `/Type /XObject /Subtype /Form /BBox [0 0 ${size.width.toFixed(2)} ${size.height.toFixed(2)}] /Resources << ${resources} >>`,
  );

const widget = ({ rectangle, page, structParent, field }: Place, rest: string): string =>
  `<< /Type /Annot /Subtype /Widget /Rect [${rectangle.join(' ')}] /P ${page} 0 R /F ${PRINTED} ` +
  `/StructParent ${structParent} /T ${text(field.name)} /TU ${text(field.tip)} ${rest} >>`;

const textWidget = (place: Place, drawn: number): string => {
  const { field } = place;
  return widget(
    place,
    `/FT /Tx /Ff ${field.lines > 1 ? MULTILINE : 0} /DA (${FONT} ${sizeOf(field)} Tf 0 g) /MK << >> ` +
      `${field.max === null ? '' : `/MaxLen ${field.max} `}/V ${text(field.value)} /AP << /N ${drawn} 0 R >>`,
  );
};

const tickWidget = (place: Place, drawn: { on: number; off: number }): string => {
  const state = place.field.ticked ? '/Yes' : '/Off';
  return widget(
    place,
    `/FT /Btn /MK << /CA (4) >> /V ${state} /AS ${state} /AP << /N << /Yes ${drawn.on} 0 R /Off ${drawn.off} 0 R >> >>`,
  );
};

/** What held a link holds a field now. */
function formElements(objects: PdfObjects, fields: ReadonlySet<number>): Map<number, string> {
  const changed = new Map<number, string>();
  const found = new Set<number>();
  for (const [number, body] of objects.bodies) {
    if (!/\/S \/Link\b/.test(body)) continue;
    const held = Number(/\/Type \/OBJR[\s\S]*?\/Obj (\d+) 0 R/.exec(body)?.[1]);
    if (!fields.has(held)) continue;
    found.add(held);
    changed.set(number, body.replace(/\/S \/Link\b/, '/S /Form'));
  }
  if (found.size < fields.size) throw new Error('a field of a form is not in the structure');
  return changed;
}

/** One more entry of a dictionary. */
function into(dictionary: string | undefined, entry: string): string {
  if (dictionary === undefined) throw new Error('the PDF lacks an object that it must have');
  return dictionary.replace(/>>\s*$/, `  ${entry}\n>>`);
}

/** A text string of a PDF: UTF-16 with its mark. */
const text = (value: string): string =>
  `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
