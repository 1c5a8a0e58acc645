import type { ComponentChildren } from 'preact';
import { Brand, type BrandProps } from './brand.tsx';
import { SkipLink } from './skipLink.tsx';

export interface KioskLayoutProps {
  brand: BrandProps;
  /** The question of the screen: one thing a screen, the largest words on it. */
  title: string;
  lead?: ComponentChildren;
  /** Clock, state of the connection. */
  status?: ComponentChildren;
  /** Back, language, larger text, call a worker: always at the bottom, within reach from a wheelchair. */
  controls: ComponentChildren;
  /** `result` puts one answer in the middle, as the number given. */
  layout?: 'choices' | 'result' | undefined;
  /** `easy`: everything to touch in the lower half, in large print. */
  mode?: 'easy' | undefined;
  children: ComponentChildren;
}

/** A screen of the kiosk. Targets are 64 px and more; on a tall screen choices sit in the lower part. */
export function KioskLayout(props: KioskLayoutProps) {
  return (
    <div class="v-kiosk" data-layout={props.layout ?? 'choices'} data-mode={props.mode}>
      <SkipLink />
      <header class="v-kiosk__top">
        <Brand {...props.brand} />
        <div class="v-kiosk__status">{props.status}</div>
      </header>
      <main id="main" class="v-kiosk__main" tabindex={-1}>
        <div class="v-kiosk__question">
          <h1>{props.title}</h1>
          {props.lead && <p>{props.lead}</p>}
        </div>
        <div class="v-kiosk__body">{props.children}</div>
      </main>
      <footer class="v-kiosk__controls">{props.controls}</footer>
    </div>
  );
}
