import { harmless } from './harmless';

/** A progress line on a terminal's stderr for long runs; silent elsewhere so that pipes stay clean. */
export interface Progress {
  step(done: number, name: string): void;
  end(): void;
}

const WIDTH = 24;
/** Fewer files are done before a bar could be read. */
const WORTH_SHOWING = 8;

export function progressOn(stream: NodeJS.WriteStream, total: number): Progress {
  if (!stream.isTTY || total < WORTH_SHOWING) return { step: () => {}, end: () => {} };
  let shown = -1;
  return {
    step(done, name) {
      const percent = Math.floor((done / total) * 100);
      if (percent === shown) return;
      shown = percent;
      const full = Math.round((done / total) * WIDTH);
      stream.write(
        `\r\x1b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${total} ${harmless(name.slice(-40), false)}`,
      );
    },
    end() {
      stream.write('\r\x1b[K');
    },
  };
}
