/**
 * Writes a manifest for another place of the pane: `npm run manifest -- --url https://intranet.example/gouji/`.
 * manifest.xml itself names https://localhost:3000, for development. Two places that are both installed need ids of
 * their own: --id takes one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const LOCAL = 'https://localhost:3000/';
const root = path.resolve(import.meta.dirname, '..');

/** The manifest with every address under `url`. Throws Error, in Chinese. */
export function manifestFor(url: string, id?: string): string {
  const base = URL.canParse(url) ? new URL(url) : undefined;
  if (base?.protocol !== 'https:' || base.search !== '' || base.hash !== '') {
    throw new Error(
      `--url 应是 https:// 开头的文件夹地址，例如 https://oa.example.gov.cn/gouji/；现为 ${url}`,
    );
  }
  if (id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw new Error(`--id 应是 GUID；现为 ${id}`);
  }
  const folder = base.href.endsWith('/') ? base.href : `${base.href}/`;
  const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8').replaceAll(LOCAL, () =>
    folder.replaceAll('&', '&amp;'),
  );
  return id === undefined ? manifest : manifest.replace(/<Id>[^<]*<\/Id>/, `<Id>${id}</Id>`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, id: { type: 'string' }, output: { type: 'string', short: 'o' } },
  });
  try {
    if (values.url === undefined) throw new Error('请用 --url 给出窗格所在的地址。');
    const output = values.output ?? path.join(root, 'dist/manifest.xml');
    const manifest = manifestFor(values.url, values.id);
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, manifest);
    console.log(`已写入 ${output}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
