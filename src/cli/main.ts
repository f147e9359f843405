import { processTerminal, run } from './gouji';

/** A closed pipe (`gouji … | head`) is the reader's choice, not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run(process.argv.slice(2), processTerminal()).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(
      `程序内部出错，未写入任何文件。请把下面的信息连同出错的工作簿反馈给维护者：\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
