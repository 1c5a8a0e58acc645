import type { CatalogueTexts } from '../../messages.uk.ts';
import type { EnglishCard } from '../../rules/translation.ts';

/** Texts of a card that stay Ukrainian on a page in another language, and why; `all`: none is translated there. */
export type Left = EnglishCard['left'] | 'all';

/** A text of a card; a Ukrainian one is marked, so that a voice reads it as Ukrainian (WCAG 3.1.2). */
export function Told(props: { texts: CatalogueTexts['card']; left: Left; text: string }) {
  const { texts, left, text } = props;
  const why = left === 'all' ? 'missing' : left.get(text);
  if (!why) return <>{text}</>;
  return (
    <>
      <span lang="uk">{text}</span>
      {why === 'stale' && <span class="v-muted"> ({texts.updating})</span>}
    </>
  );
}
