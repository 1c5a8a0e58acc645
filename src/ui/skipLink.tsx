import { useTexts } from './texts.ts';

/** First thing on each page: lets a keyboard pass over the menus to `#main`. */
export function SkipLink() {
  return (
    <a class="ds-skip-link" href="#main">
      {useTexts().skipToContent}
    </a>
  );
}
