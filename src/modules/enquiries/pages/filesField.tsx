import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { FileField } from '#ui/fileField.tsx';
import { enquiryTexts } from '../messages.ts';

/** Files beside a question; a browser does not keep them when the form comes back, and the hint says so. */
export function FilesField({ ctx, form }: { ctx: Context; form: FormState }) {
  const t = enquiryTexts[ctx.locale].ask;
  return (
    <FileField
      name="files"
      label={t.files}
      hint={Object.keys(form.errors).length > 0 ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}
      accept="application/pdf,image/jpeg,image/png,image/webp,image/tiff,.docx,.odt,.xlsx,.ods,.rtf,.txt,.p7s,.p7m,.asice"
      optional
      multiple
      error={form.errors.files}
    />
  );
}
