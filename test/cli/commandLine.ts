import pc from 'picocolors';
import { run } from '../../src/cli/gouji';

/** What a command line says and how it ends. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs `gouji …` where no colours are shown. */
export const gouji = (...args: string[]): Promise<Said> => goujiOn(false, ...args);

export async function goujiOn(coloured: boolean, ...args: string[]): Promise<Said> {
  const said = { out: '', error: '' };
  const code = await run(args, {
    write: (text) => (said.out += text),
    error: (text) => (said.error += text),
    stderr: process.stderr,
    colors: pc.createColors(coloured),
  });
  return { code, ...said };
}
