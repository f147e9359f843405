import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manifestFor } from '../scripts/manifest';
import { XmlScanner } from '../src/hosts/xlsx/xml';

/** One element of the manifest, children in order. */
interface Element {
  readonly name: string;
  readonly attributes: (name: string) => string;
  readonly children: Element[];
  text: string;
}

/** In a process of its own: the package mixes module kinds that jest does not load. */
const READ = `require('office-addin-manifest').OfficeAddinManifest.readManifestFile(process.argv[1])
  .then((info) => console.log(JSON.stringify(info)))`;

const root = path.resolve(__dirname, '..');
const manifest = path.join(root, 'manifest.xml');

function parsed(xml: string): Element {
  const top: Element = { name: '', attributes: () => '', children: [], text: '' };
  const open = [top];
  const scan = new XmlScanner(xml);
  for (let behind = 0; scan.next(); behind = scan.tagEnd) {
    const current = open.at(-1) ?? top;
    current.text += xml.slice(behind, scan.tagStart).trim();
    if (scan.closing) {
      open.pop();
      continue;
    }
    const values = new Map(
      [...scan.tag.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const element: Element = {
      name: scan.prefix + scan.name,
      attributes: (name) => values.get(name) ?? '',
      children: [],
      text: '',
    };
    current.children.push(element);
    if (!scan.empty) open.push(element);
  }
  return only(top, 'OfficeApp');
}

const children = (element: Element, name?: string): readonly Element[] =>
  element.children.filter((child) => name === undefined || child.name === name);
function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
const only = (element: Element, name: string): Element => {
  const [found, ...others] = children(element, name);
  if (!found || others.length > 0) throw new Error(`${name} stands ${others.length + (found ? 1 : 0)} times`);
  return found;
};
const names = (element: Element) => children(element).map((child) => child.name);

let app: Element;
let overrides: Element;
beforeAll(() => {
  app = parsed(readFileSync(manifest, 'utf8'));
  overrides = only(app, 'VersionOverrides');
});

/** Width and height from a PNG's header. */
function sizeOf(file: string): [number, number] {
  const bytes = readFileSync(path.join(root, 'assets/icons', file));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
const iconOf = (url: string) => {
  expect(url).toMatch(/^https:\/\/localhost:3000\/icons\/[a-z]+-\d+\.png$/);
  return path.basename(url);
};

test('the elements stand in the order that the schema lays down', () => {
  expect(names(app)).toEqual([
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
  ]);
  expect(names(overrides)).toEqual(['Hosts', 'Resources']);
  const host = only(only(overrides, 'Hosts'), 'Host');
  expect(names(host)).toEqual(['Runtimes', 'DesktopFormFactor']);
  expect(names(only(host, 'DesktopFormFactor'))).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
  expect(names(only(overrides, 'Resources'))).toEqual([
    'bt:Images',
    'bt:Urls',
    'bt:ShortStrings',
    'bt:LongStrings',
  ]);
  for (const control of all(overrides, 'Control')) {
    expect(names(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
  }
});

test('an add-in of its own id and version, for workbooks, with the floor and the permission it needs', () => {
  expect(only(app, 'Id').text).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(only(app, 'Version').text).toBe(`${version}.0`);
  expect(only(app, 'DefaultLocale').text).toBe('zh-CN');
  expect(only(app, 'Permissions').text).toBe('ReadWriteDocument');
  expect(all(only(app, 'Hosts'), 'Host').map(({ attributes }) => attributes('Name'))).toEqual(['Workbook']);
  expect(
    all(only(app, 'Requirements'), 'Set').map(({ attributes }) => [
      attributes('Name'),
      attributes('MinVersion'),
    ]),
  ).toEqual([
    ['ExcelApi', '1.14'],
    ['SharedRuntime', '1.1'],
  ]);
});

test('icons exist in the size that their place asks for', () => {
  expect(sizeOf(iconOf(only(app, 'IconUrl').attributes('DefaultValue')))).toEqual([32, 32]);
  expect(sizeOf(iconOf(only(app, 'HighResolutionIconUrl').attributes('DefaultValue')))).toEqual([64, 64]);
  const images = new Map(
    all(overrides, 'bt:Image')
      .filter(({ attributes }) => attributes('id') !== '')
      .map(({ attributes }) => [attributes('id'), attributes('DefaultValue')]),
  );
  for (const icon of all(overrides, 'Icon')) {
    const sizes = children(icon).map(({ attributes }) => Number(attributes('size')));
    expect(sizes).toEqual([16, 32, 80]);
    for (const { attributes } of children(icon)) {
      const size = Number(attributes('size'));
      expect(sizeOf(iconOf(images.get(attributes('resid')) ?? ''))).toEqual([size, size]);
    }
  }
});

test('every resource that is named exists, every one that exists is named, ids are short', () => {
  const declared = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
    all(only(overrides, 'Resources'), name).map(({ attributes }) => attributes('id')),
  );
  const used = new Set<string>();
  const walk = (element: Element) => {
    if (element.attributes('resid') !== '') used.add(element.attributes('resid'));
    children(element).forEach(walk);
  };
  walk(only(overrides, 'Hosts'));
  expect(new Set(declared).size).toBe(declared.length);
  expect([...declared].sort()).toEqual([...used].sort());
  for (const id of declared) expect(id.length).toBeLessThanOrEqual(32);
});

test('every string is there in Chinese and in English, and short enough', () => {
  const strings = [only(app, 'DisplayName'), only(app, 'Description'), ...all(overrides, 'bt:String')];
  const short = new Set([
    only(app, 'DisplayName'),
    ...children(only(only(overrides, 'Resources'), 'bt:ShortStrings')),
  ]);
  for (const string of strings) {
    const chinese = string.attributes('DefaultValue');
    const [english] = children(string);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
    expect(english?.attributes('Locale')).toBe('en-US');
    expect(english?.attributes('Value')).not.toMatch(/[\u4e00-\u9fff]/);
    for (const text of [chinese, english?.attributes('Value') ?? '']) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(short.has(string) ? 125 : 250);
    }
  }
});

test('every address is https, and every page it names is built', () => {
  const xml = readFileSync(manifest, 'utf8');
  const urls = [...xml.matchAll(/"(https?:[^"]*)"/g)]
    .map(([, url = '']) => new URL(url))
    .filter(({ hostname }) => !/schemas\.microsoft\.com|w3\.org/.test(hostname));
  for (const url of urls) {
    expect(url.protocol).toBe('https:');
    expect(existsSync(path.join(root, 'dist/pane', url.pathname))).toBe(true);
  }
});

test('pane, functions and runtime are one page, and every command has its function', () => {
  const place = (name: string) => all(overrides, name).map(({ attributes }) => attributes('resid'));
  expect([...place('Runtime'), ...place('FunctionFile'), ...place('SourceLocation')]).toEqual([
    'Pane.Url',
    'Pane.Url',
    'Pane.Url',
  ]);
  expect(all(overrides, 'Runtime')[0]?.attributes('lifetime')).toBe('long');
  const commands = readFileSync(path.join(root, 'src/commands/index.ts'), 'utf8');
  for (const { text } of all(overrides, 'FunctionName')) expect(commands).toContain(`command('${text}'`);
  const ids = all(overrides, 'Control').map(({ attributes }) => attributes('id'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('Microsoft’s own reader takes it, also for another address', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  const other = path.join(folder, 'manifest.xml');
  const id = '00000000-0000-4000-8000-000000000000';
  writeFileSync(other, manifestFor('https://oa.example.gov.cn/gouji', id));
  const read = (file: string): unknown =>
    JSON.parse(execFileSync(process.execPath, ['-e', READ, file], { cwd: root, encoding: 'utf8' }));
  expect(read(manifest)).toMatchObject({
    displayName: '年报勾稽',
    hosts: ['Workbook'],
    officeAppType: 'TaskPaneApp',
  });
  expect(read(other)).toMatchObject({
    id,
    defaultSettings: { sourceLocation: 'https://oa.example.gov.cn/gouji/taskpane.html' },
    supportUrl: 'https://oa.example.gov.cn/gouji/help.html',
  });
  expect(readFileSync(other, 'utf8')).not.toContain('localhost');
});

test.each(['http://oa.example.gov.cn/', 'oa.example.gov.cn', 'https://a.cn/?x=1', ''])(
  'no manifest for the address “%s”',
  (url) => expect(() => manifestFor(url)).toThrow('https://'),
);

test('an address may hold any sign', () => {
  expect(manifestFor('https://oa.example.gov.cn/$&$$/')).toContain(
    'https://oa.example.gov.cn/$&amp;$$/taskpane.html',
  );
});
