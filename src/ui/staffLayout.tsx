import type { ComponentChildren } from 'preact';
import { AppearanceSwitch, type AppearanceSwitchProps } from './appearance.tsx';
import { Brand, type BrandProps } from './brand.tsx';
import { Icon } from './icon.tsx';
import type { NavItem } from './navigation.ts';
import { PillCount } from './pillCount.tsx';
import { SkipLink } from './skipLink.tsx';
import { useTexts } from './texts.ts';

export interface StaffLayoutProps {
  brand: BrandProps;
  worker: { name: string; role: string; desk?: string | undefined; href?: string | undefined };
  /** Signing out changes something, so it is a form with its hidden fields. */
  signOut: { action: string; hidden?: ComponentChildren };
  appearance: AppearanceSwitchProps;
  nav: readonly NavItem[];
  /** What cannot wait and is pressed from any screen, as the pause of a centre; in the bar. */
  urgent?: readonly NavItem[] | undefined;
  /** The state of the connection and live counters. */
  live?: ComponentChildren;
  /** The result of the action just done. */
  flash?: ComponentChildren;
  breadcrumbs?: ComponentChildren;
  children: ComponentChildren;
}

/** A working screen: dense bar, side menu, content. */
export function StaffLayout(props: StaffLayoutProps) {
  const texts = useTexts();
  const { worker } = props;
  return (
    <>
      <SkipLink />
      <header class="v-bar" data-color-scheme="dark">
        <Brand {...props.brand} />
        <div class="v-bar__live">{props.live}</div>
        <div class="v-bar__worker">
          <Icon name="user" />
          <span>
            {worker.href ? <a href={worker.href}>{worker.name}</a> : <strong>{worker.name}</strong>}
            <span class="v-bar__role">
              {worker.role}
              {worker.desk && ` · ${texts.desk} ${worker.desk}`}
            </span>
          </span>
        </div>
        {props.urgent?.map((item) => (
          <a
            class="v-bar-link v-bar-urgent"
            key={item.href}
            href={item.href}
            aria-current={item.current ? 'page' : undefined}
          >
            {item.icon && <Icon name={item.icon} />}
            <span>{item.label}</span>
          </a>
        ))}
        <AppearanceSwitch {...props.appearance} />
        <form method="post" action={props.signOut.action}>
          {props.signOut.hidden}
          <button class="v-bar-link" type="submit">
            <Icon name="logout" />
            <span>{texts.signOut}</span>
          </button>
        </form>
      </header>
      <div class="v-workspace">
        <nav class="v-side" aria-label={texts.sectionNavigation}>
          <ul>
            {props.nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.icon && <Icon name={item.icon} />}
                  <span>{item.label}</span>
                  {item.count !== undefined && <PillCount count={item.count} label={item.countLabel} />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" class="v-work" tabindex={-1}>
          {props.breadcrumbs}
          {props.flash}
          {props.children}
        </main>
      </div>
    </>
  );
}
