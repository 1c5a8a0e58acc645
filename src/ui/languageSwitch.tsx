import { useTexts } from './texts.ts';

export interface LanguageSwitchProps {
  current: string;
  /** Name each language in itself; `href` leads to the same page in that language. */
  languages: readonly { code: string; name: string; short: string; href: string }[];
}

/** Links to the same page in other languages. */
export function LanguageSwitch({ current, languages }: LanguageSwitchProps) {
  const texts = useTexts();
  return (
    <ul class="v-languages" aria-label={texts.language}>
      {languages.map(({ code, name, short, href }) => (
        <li key={code}>
          <a
            class="v-bar-link"
            href={href}
            lang={code}
            hreflang={code}
            aria-current={code === current ? 'true' : undefined}
          >
            <abbr title={name}>{short}</abbr>
          </a>
        </li>
      ))}
    </ul>
  );
}
