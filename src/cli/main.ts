import { processTerminal, run } from './gouji';
import { harmless } from './harmless';

/** A closed pipe (`gouji … | head`) is the reader's choice, not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run(process.argv.slice(2), processTerminal()).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const trace = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      harmless(`程序内部出错。请把下面的信息连同出错的工作簿反馈给维护者：\n${trace}\n`, false),
    );
    process.exitCode = 2;
  },
);
