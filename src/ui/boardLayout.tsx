import type { ComponentChildren } from 'preact';

export interface BoardLayoutProps {
  name: ComponentChildren;
  /** Clock and date. */
  clock: ComponentChildren;
  /** Lines across the whole screen: a pause, a lost connection. The calls below give way, they are never covered. */
  alerts?: ComponentChildren;
  /** The calls: the largest thing in the room. */
  children: ComponentChildren;
  aside?: ComponentChildren;
  /** One line for all, below. */
  notice?: ComponentChildren;
  /** For the island: how the board is set (JSON), and where its live channel is. */
  setup?: string | undefined;
  live?: string | undefined;
}

/** The screen on the wall, read from ten metres. */
export function BoardLayout(props: BoardLayoutProps) {
  return (
    <div class="v-board" data-board={props.setup} data-live={props.live}>
      <header class="v-board__top">
        <h1>{props.name}</h1>
        <div class="v-board__clock">{props.clock}</div>
      </header>
      <div class="v-board__alerts">{props.alerts}</div>
      <main id="main" class="v-board__main">
        {props.children}
      </main>
      {props.aside && <aside class="v-board__aside">{props.aside}</aside>}
      {props.notice && <footer class="v-board__notice">{props.notice}</footer>}
    </div>
  );
}
