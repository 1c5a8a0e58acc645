export type PdfErrorKind =
  /** The template does not compile with these data, or one of its assertions failed. */
  | 'template'
  /** The compiler found that the document would break PDF/UA-1. */
  | 'inaccessible'
  /** The document took longer than the limit; the child was killed. */
  | 'timeout'
  /** The child died twice on this document. */
  | 'crashed'
  /** Too many documents are waiting; try again later. */
  | 'busy'
  /** The renderer is closed. */
  | 'closed';

/** Says why a document was not made. Messages carry no data of the document itself. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly kind: PdfErrorKind;
  readonly template: string;

  constructor(kind: PdfErrorKind, template: string, message: string) {
    super(`document "${template}": ${message}`);
    this.kind = kind;
    this.template = template;
  }
}
