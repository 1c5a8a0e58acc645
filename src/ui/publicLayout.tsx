import type { ComponentChildren } from 'preact';
import { AppearanceSwitch, type AppearanceSwitchProps } from './appearance.tsx';
import { Brand, type BrandProps } from './brand.tsx';
import { LanguageSwitch, type LanguageSwitchProps } from './languageSwitch.tsx';
import type { NavItem } from './navigation.ts';
import { SkipLink } from './skipLink.tsx';
import { useTexts } from './texts.ts';

export interface PublicLayoutProps {
  brand: BrandProps;
  nav: readonly NavItem[];
  language: LanguageSwitchProps;
  appearance: AppearanceSwitchProps;
  /** A notice for all pages, for example that the centre has paused. */
  notice?: ComponentChildren;
  breadcrumbs?: ComponentChildren;
  footer: {
    links: readonly NavItem[];
    contacts?: ComponentChildren;
    note?: ComponentChildren;
    /** On paper alone: where the page is found, and of which day it is. */
    printed?: string | undefined;
  };
  /** `reading` keeps lines short; `wide` is for tables and lists of cards. */
  width?: 'reading' | 'wide' | undefined;
  children: ComponentChildren;
}

/** A page for everybody: header, menu, content, footer. */
export function PublicLayout(props: PublicLayoutProps) {
  const texts = useTexts();
  return (
    <>
      <SkipLink />
      <header class="v-header">
        <div class="v-header__top v-container">
          <Brand {...props.brand} />
          <div class="v-header__tools">
            <LanguageSwitch {...props.language} />
            <AppearanceSwitch {...props.appearance} />
          </div>
        </div>
        <nav class="v-nav" aria-label={texts.mainNavigation}>
          <ul class="v-container">
            {props.nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <div class="v-container v-page" data-width={props.width ?? 'reading'}>
        {props.notice && <section aria-label={texts.notice}>{props.notice}</section>}
        {props.breadcrumbs}
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
      </div>
      <footer class="v-footer">
        <div class="v-container">
          {props.footer.contacts && <div class="v-footer__contacts">{props.footer.contacts}</div>}
          <nav aria-label={texts.footerNavigation}>
            <ul>
              {props.footer.links.map((item) => (
                <li key={item.href}>
                  <a href={item.href}>{item.label}</a>
                </li>
              ))}
            </ul>
          </nav>
          {props.footer.note && <p class="v-footer__note">{props.footer.note}</p>}
          {props.footer.printed && <p class="v-footer__printed">{props.footer.printed}</p>}
        </div>
      </footer>
    </>
  );
}
