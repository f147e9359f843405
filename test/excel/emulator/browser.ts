import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { transform } from '@swc/core';
import { chromium, type Browser } from 'playwright-core';

/** Where an installed Chrome, Chromium or Edge usually stands. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CHROME_PATH, else a browser on this machine, else the Chromium that comes with the development packages. */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'] ?? INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: FLAGS });
  const { executablePath, libraries } = packagedChromium();
  // The libraries that a bare Linux lacks (NSS, NSPR) come in the same package.
  const env = { ...process.env, LD_LIBRARY_PATH: libraries };
  for (let attempt = 1; ; attempt++) {
    try {
      return await chromium.launch({ executablePath, env, args: FLAGS });
    } catch (error) {
      // Another test process may be unpacking the same file right now.
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/**
 * The package is an ES module, which Jest does not load: a process of its own unpacks the browser and says where. It
 * unpacks the libraries only where it takes itself to be on the platform that it was made for.
 */
function packagedChromium(): { executablePath: string; libraries: string } {
  const unpack = `import chromium from '@sparticuz/chromium';
    console.log(await chromium.executablePath());
    console.log(process.env.LD_LIBRARY_PATH);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    encoding: 'utf8',
    env: { ...process.env, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  const [executablePath = '', libraries = ''] = output.trim().split('\n');
  return { executablePath, libraries };
}

const ROOT = process.cwd();
export const OFFICE_JS = join(ROOT, 'node_modules/@microsoft/office-js/dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Serves the project on 127.0.0.1: files as they are, `src/….ts` and `test/….ts` as JavaScript modules, and
 * Office.js under /office/. `root` is what "/" shows, a folder of the project such as "dist/taskpane".
 */
export async function serveProject(
  root = 'test/excel/page',
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://localhost').pathname, root).then((file) => {
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
      response.end(file?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  path: string,
  root: string,
): Promise<{ body: Buffer | string; type: string } | undefined> {
  const safe = normalize(decodeURIComponent(path)).replaceAll('\\', '/');
  const file = safe.startsWith('/office/')
    ? join(OFFICE_JS, safe.slice('/office/'.length))
    : /^\/(src|test)\//.test(safe)
      ? modulePath(join(ROOT, safe))
      : join(ROOT, root, safe === '/' ? 'index.html' : safe);
  if (file === undefined || !existsSync(file)) return undefined;
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  if (extname(file) !== '.ts') return { body: await readFile(file), type };
  const { code } = await transform(await readFile(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { body: code, type };
}

/** Imports name modules without their ending. */
function modulePath(path: string): string | undefined {
  return [path, `${path}.ts`, join(path, 'index.ts')].find((each) => /\.ts$/.test(each) && existsSync(each));
}
