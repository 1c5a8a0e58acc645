export interface BilingualProps {
  uk: string;
  en: string;
  /** `both`: one is in view, an island turns them. */
  languages: 'uk' | 'en' | 'both';
}

/** Words of a screen that hangs for everybody; without an English text of its own the Ukrainian one stays. */
export function Bilingual({ uk, en, languages }: BilingualProps) {
  if (languages === 'uk' || (languages === 'both' && (en === '' || en === uk)))
    return <span lang="uk">{uk}</span>;
  if (languages === 'en') return en === '' ? <span lang="uk">{uk}</span> : <span lang="en">{en}</span>;
  return (
    <>
      <span lang="uk" data-turn="uk">
        {uk}
      </span>
      <span lang="en" data-turn="en" hidden>
        {en}
      </span>
    </>
  );
}
