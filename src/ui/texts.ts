import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { uiTextsUk } from './texts.uk.ts';

/** Words that components need by themselves. Everything else is passed to them as content. */
export interface UiTexts {
  skipToContent: string;
  optional: string;
  errorPrefix: string;
  errorSummaryTitle: string;
  mainNavigation: string;
  sectionNavigation: string;
  footerNavigation: string;
  breadcrumbs: string;
  language: string;
  signOut: string;
  desk: string;
  notice: string;
  pagination: { label: string; newer: string; older: string };
  sort: { ascending: string; descending: string; none: string };
  step: { done: string; current: string; todo: string; skipped: string; blocked: string };
  tone: { info: string; success: string; warning: string; danger: string };
  appearance: {
    title: string;
    scheme: string;
    auto: string;
    light: string;
    dark: string;
    contrast: string;
    contrastAuto: string;
    contrastMore: string;
    text: string;
    textNormal: string;
    textLarge: string;
    textLargest: string;
    apply: string;
  };
  dateHint: string;
  cancel: string;
}

/** Set once a page by `Document`; Ukrainian unless told otherwise. */
export const UiTextsContext = createContext<UiTexts>(uiTextsUk);

/** The words of the language of the page being rendered. */
export function useTexts(): UiTexts {
  return useContext(UiTextsContext);
}
