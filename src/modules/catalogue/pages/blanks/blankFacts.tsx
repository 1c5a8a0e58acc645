import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { SetBlank } from '../../data/blanks.ts';
import { blankTexts } from '../../messages/blank.ts';

/** What the application is in one version: made by the product, or the authority's own file, found under `at`. */
export function BlankFacts(props: { ctx: Context; at: string; version: number; set: SetBlank | undefined }) {
  const { ctx, version, set } = props;
  const t = blankTexts[ctx.locale].staff;
  const official = set?.official;
  if (!official) return <p>{t.own}</p>;
  const at = (what: string) => ctx.href(`${props.at}/${what}`);
  return (
    <>
      <p>{t.official(official.act, formatDate(ctx.locale, official.actDate))}</p>
      <ul class="v-links">
        <li>
          <a class="ds-link" href={at('file')}>
            {t.file}: {official.fileName}
          </a>
        </li>
        {official.sampleName !== null && (
          <li>
            <a class="ds-link" href={at('sample')}>
              {t.sample}: {official.sampleName}
            </a>
          </li>
        )}
      </ul>
      {official.version !== version && <p class="v-muted">{t.since(official.version)}</p>}
    </>
  );
}
