/** Shows how far the day is: one line that moves on a terminal, plain lines elsewhere. */
export interface Progress {
  at(share: number, text: string): void;
  line(text: string): void;
  end(): void;
}

const width = 30;

/** A terminal, or a file into which lines go. */
export type Screen = Pick<NodeJS.WriteStream, 'isTTY'> & {
  readonly columns?: number;
  write(text: string): unknown;
};

export function createProgress(out: Screen): Progress {
  const moving = out.isTTY === true;
  let lastTenth = -1;
  let shown = '';
  const clear = () => {
    if (shown) out.write(`\r${' '.repeat(shown.length)}\r`);
  };
  return {
    at: (share, text) => {
      const part = Math.max(0, Math.min(1, share));
      const filled = Math.round(part * width);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.round(part * 100)).padStart(3)} %  ${text}`;
      if (moving) {
        clear();
        shown = bar.slice(0, (out.columns ?? 100) - 1);
        out.write(shown);
        return;
      }
      const tenth = Math.floor(part * 10);
      if (tenth === lastTenth) return;
      lastTenth = tenth;
      out.write(`${bar}\n`);
    },
    line: (text) => {
      clear();
      out.write(`${text}\n`);
      if (moving && shown) out.write(shown);
    },
    end: () => {
      clear();
      shown = '';
    },
  };
}
