import type { CardDocument } from '#modules/catalogue/schema.ts';
import type { PacketLine } from '../commands/intake.ts';
import type { CasesTexts } from '../messages.ts';
import { packetForms, packetStatuses } from '../schema.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

export type ReadPacket =
  | { readonly ok: true; readonly lines: readonly PacketLine[] }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Most documents of the applicant's own initiative that one packet takes. */
const mostExtras = 50;

/** Reads the packet: one line for each document of the card, then those given on the applicant's own initiative. */
export function readPacket(card: readonly CardDocument[], values: Values, texts: CasesTexts): ReadPacket {
  const errors: Record<string, string> = {};
  const reader = new LineReader(values, errors, texts);
  const lines: PacketLine[] = card.map((document) => reader.cardLine(document));
  for (let index = 0; index < mostExtras; index++) {
    const line = reader.extraLine(index);
    if (line) lines.push(line);
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, lines };
}

class LineReader {
  readonly #values: Values;
  readonly #errors: Record<string, string>;
  readonly #texts: CasesTexts;

  constructor(values: Values, errors: Record<string, string>, texts: CasesTexts) {
    this.#values = values;
    this.#errors = errors;
    this.#texts = texts;
  }

  cardLine(document: CardDocument): PacketLine {
    const { key } = document;
    const status = packetStatuses.find((one) => one === this.#text(`status-${key}`));
    if (!status) this.#errors[`status-${key}`] = this.#texts.errors.status;
    const form = packetForms.find((one) => one === this.#text(`form-${key}`)) ?? null;
    const given = status === 'given';
    if (given && !form) this.#errors[`form-${key}`] = this.#texts.errors.form;
    return {
      cardDocument: key,
      name: document.name,
      status: status ?? 'missing',
      form: given ? form : null,
      copies: given ? (this.#number(`copies-${key}`, 99, this.#texts.errors.copies) ?? 1) : 1,
      pages: given ? this.#number(`pages-${key}`, 9999, this.#texts.errors.pages) : null,
      note: this.#text(`note-${key}`).slice(0, 500),
    };
  }

  /** Always «given»: what the law does not ask for can be neither required nor missing (KC-19, BP-20). */
  extraLine(index: number): PacketLine | null {
    const name = this.#text(`x-name-${index}`).slice(0, 500);
    if (name === '') return null;
    const form = packetForms.find((one) => one === this.#text(`x-form-${index}`));
    if (!form) this.#errors[`x-form-${index}`] = this.#texts.errors.extraForm;
    return {
      cardDocument: null,
      name,
      status: 'given',
      form: form ?? 'copy',
      copies: this.#number(`x-copies-${index}`, 99, this.#texts.errors.copies) ?? 1,
      pages: this.#number(`x-pages-${index}`, 9999, this.#texts.errors.pages),
      note: this.#text(`x-note-${index}`).slice(0, 500),
    };
  }

  #text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : '';
  }

  /** A whole number from 1 to `most`; empty is null. */
  #number(name: string, most: number, message: string): number | null {
    const text = this.#text(name);
    if (text === '') return null;
    const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= most) return value;
    this.#errors[name] = message;
    return null;
  }
}
