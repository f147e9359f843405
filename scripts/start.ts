/**
 * `npm start`: builds the pane and serves it on this machine. Without Excel, the page shows the pane beside a view of
 * a workbook; with Excel and a local certificate, the add-in is registered for development as well.
 *
 *   npm start                    build, serve, register where Excel is installed
 *   npm start -- --port 3001     another port (the page only: the manifest names 3000)
 *   npm start -- --remove        take the registration out again
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serve, type Certificate } from './serve';

const root = path.resolve(import.meta.dirname, '..');
const manifest = path.join(root, 'manifest.xml');
const id = /<Id>([^<]+)<\/Id>/.exec(readFileSync(manifest, 'utf8'))?.[1] ?? '';

const { port, remove } = asked();

function asked(): { port: number; remove: boolean } {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '3000' }, remove: { type: 'boolean', default: false } },
    });
    const number = Number(values.port);
    if (Number.isInteger(number) && number > 0 && number < 65_536)
      return { port: number, remove: values.remove };
  } catch {
    // An option that there is not.
  }
  console.error(
    '用法：npm start，npm start -- --port 3001（换端口），npm start -- --remove（取消 Excel 中的登记）',
  );
  process.exit(2);
}

const REGISTRY = 'HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer';
const MAC_FOLDER = path.join(homedir(), 'Library/Containers/com.microsoft.Excel/Data/Documents/wef');

/** How this system's Excel learns of an add-in under development; undefined where there is no Excel. */
function sideloading(): { register(): void; remove(): void } | undefined {
  if (process.platform === 'win32') {
    const programs = [process.env['ProgramFiles'], process.env['ProgramFiles(x86)']];
    const excel = programs.some(
      (folder) => folder && existsSync(path.join(folder, 'Microsoft Office/root/Office16/EXCEL.EXE')),
    );
    return excel
      ? {
          register: () =>
            void execFileSync('reg', ['add', REGISTRY, '/v', id, '/t', 'REG_SZ', '/d', manifest, '/f']),
          remove: () => void spawnSync('reg', ['delete', REGISTRY, '/v', id, '/f']),
        }
      : undefined;
  }
  if (process.platform === 'darwin' && existsSync('/Applications/Microsoft Excel.app')) {
    const copy = path.join(MAC_FOLDER, `${id}.manifest.xml`);
    return {
      register() {
        mkdirSync(MAC_FOLDER, { recursive: true });
        copyFileSync(manifest, copy);
      },
      remove: () => rmSync(copy, { force: true }),
    };
  }
  return undefined;
}

/** Where `npx office-addin-dev-certs install` puts the certificate that this machine trusts. */
function certificate(): Certificate | undefined {
  const folder = path.join(homedir(), '.office-addin-dev-certs');
  const [key, cert] = ['localhost.key', 'localhost.crt'].map((name) => path.join(folder, name));
  if (!key || !cert || !existsSync(key) || !existsSync(cert)) return undefined;
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

const excel = sideloading();
if (remove) {
  excel?.remove();
  console.log('已取消在 Excel 中的登记。');
  process.exit();
}

console.log('正在构建…');
const built = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/webpack-cli/bin/cli.js'), '--mode', 'production', '--config-name', 'pane'],
  { cwd: root, stdio: 'inherit' },
);
if (built.status !== 0) process.exit(built.status ?? 1);

const secure = excel && certificate();
await serve(path.join(root, 'dist/pane'), port, secure).catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `端口 ${port} 已被占用。可换一个：npm start -- --port ${port + 1}`
      : error.message,
  );
  process.exit(2);
});
const address = `${secure ? 'https' : 'http'}://localhost:${port}/`;
console.log(`\n网页版（无需 Excel）：${address}`);
if (secure && port === 3000) {
  excel.register();
  console.log('已登记到本机的 Excel：重新打开 Excel，在“开始”选项卡的“加载项”中选“年报勾稽”。');
  console.log('用完后执行 npm start -- --remove 取消登记。');
} else if (excel) {
  console.log(
    '要在 Excel 中使用，先装一次本机证书：npx office-addin-dev-certs install，然后重新执行 npm start。',
  );
}
console.log('按 Ctrl+C 结束。');
