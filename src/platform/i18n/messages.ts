import type { Locale } from './locale.ts';

/** Words of a module: a text, or a function of what the text speaks about. */
export type Messages = Readonly<Record<string, string | ((...args: never[]) => string)>>;

/** The same keys with the same parameters in another language: a missing or odd one does not compile. */
export type Translation<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : string;
};

type Arguments<M> = M extends (...args: infer A) => string ? A : [];

/** Says a message: `t('registered', 5)`. */
export type Translate<T extends Messages> = <K extends keyof T>(key: K, ...args: Arguments<T[K]>) => string;

/** Ukrainian words come first: they set the keys and parameters. */
export const defineMessages = <const T extends Messages>(uk: T): T => uk;

export function translator<T extends Messages>(
  locale: Locale,
  words: { readonly uk: T; readonly en: Translation<T> },
): Translate<T> {
  const chosen: Messages = words[locale];
  return (key, ...args) => {
    const message = chosen[String(key)];
    if (typeof message === 'function') return message(...(args as never[]));
    return message ?? String(key);
  };
}
