import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What is installed with the package: what the build has bundled, and nothing else. */

const root = path.resolve(__dirname, '..');
const read = (...names: string[]) => readFileSync(path.join(root, ...names), 'utf8');
const description = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

test('everything is bundled: nothing is installed beside it, and packing builds it', () => {
  expect(description['dependencies']).toBeUndefined();
  expect(description['scripts']?.['prepack']).toContain('build');
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: true }> };
  const installed = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && !dev);
  expect(installed).toEqual([]);
});

test('the package holds the command, the page, the pane and the manifest, and no benchmark', () => {
  // One command line for the shell: on Windows npm is a script.
  const told = execFileSync('npm pack --dry-run --json --ignore-scripts', {
    cwd: root,
    encoding: 'utf8',
    shell: true,
  });
  const [{ files } = { files: [] }] = JSON.parse(told) as { files: { path: string }[] }[];
  const paths = files.map((file) => file.path);
  expect(paths).toEqual(
    expect.arrayContaining([
      description['bin']?.['gouji'],
      'dist/cli/THIRD-PARTY-LICENSES.txt',
      'dist/page/年报勾稽.html',
      'dist/pane/taskpane.html',
      'manifest.xml',
      'LICENSE',
    ]),
  );
  expect(description['files']).not.toContain('dist');
  expect(paths.filter((each) => /^(dist\/(?!cli|page|pane)|src|test)/.test(each))).toEqual([]);
});

test.each([
  ['cli', ['commander', 'fflate', 'liquidjs', 'picocolors', 'zod']],
  ['pane', ['fflate', 'liquidjs', 'react', 'react-dom', 'scheduler', 'zod']],
])('the licences of what is bundled stand beside dist/%s', (folder, names) => {
  const licences = read('dist', folder, 'THIRD-PARTY-LICENSES.txt');
  for (const name of names)
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\w+\\)$`, 'm'));
  expect(licences.match(/^Permission (is hereby granted|to use)/gim)?.length).toBeGreaterThanOrEqual(
    names.length,
  );
});
