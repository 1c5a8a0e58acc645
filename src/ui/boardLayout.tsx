import type { ComponentChildren } from 'preact';

export interface BoardLayoutProps {
  name: string;
  /** Clock and date. */
  clock: ComponentChildren;
  /** Shown when the numbers may be old; empty when the screen is live. */
  stale?: ComponentChildren;
  /** The calls: the largest thing in the room. */
  children: ComponentChildren;
  aside?: ComponentChildren;
  /** One line for all: a pause, a closing hour. */
  notice?: ComponentChildren;
}

/** The screen on the wall, read from ten metres. */
export function BoardLayout(props: BoardLayoutProps) {
  return (
    <div class="v-board">
      <header class="v-board__top">
        <h1>{props.name}</h1>
        <div class="v-board__clock">{props.clock}</div>
      </header>
      {props.stale && (
        <p class="v-board__stale" role="status">
          {props.stale}
        </p>
      )}
      <main id="main" class="v-board__main">
        {props.children}
      </main>
      {props.aside && <aside class="v-board__aside">{props.aside}</aside>}
      {props.notice && <footer class="v-board__notice">{props.notice}</footer>}
    </div>
  );
}
