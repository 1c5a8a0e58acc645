/** What the parent asks of a child process that typesets; one job at a time. */
export type PdfJob = {
  readonly kind: 'pdf' | 'svg';
  readonly template: string;
  /** The document's data as JSON text: it reaches the template as a value, never as source. */
  readonly json: string;
};

/** What a child needs before it can work; given once, in its environment. */
export type PdfWorkerSettings = {
  readonly templatesDir: string;
  readonly fontFiles: readonly string[];
};

export type PdfAnswer =
  | { readonly ok: true; readonly output: Uint8Array | string; readonly replaced: readonly string[] }
  | { readonly ok: false; readonly kind: 'template' | 'inaccessible'; readonly messages: readonly string[] };

export const SETTINGS_VARIABLE = 'PDF_WORKER_SETTINGS';
