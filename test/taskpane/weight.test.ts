import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from './browserPage';

/** What is built, as it ships. */

const read = (name: string) => readFileSync(path.join(DIST, name), 'utf8');
const scriptsOf = (html: string) =>
  [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src = '']) => src);

test.each(['taskpane.html', 'index.html'])('%s starts with at most 190 KB of script, gzipped', (name) => {
  const scripts = scriptsOf(read(name));
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(read(script), { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(190_000);
});

test('the .xlsx reader is loaded when it is asked for', () => {
  const initial = scriptsOf(read('taskpane.html')).map(read).join('');
  const xlsx = readdirSync(DIST).find((name) => /^xlsx\..*\.js$/.test(name)) ?? '';
  expect(read(xlsx)).toContain('worksheet');
  expect(initial).not.toContain('sharedStrings');
});

test('the reader of PDFs is loaded where one is met', () => {
  const pdf = readdirSync(DIST).find((name) => /^pdf\..*\.js$/.test(name)) ?? '';
  const others = readdirSync(DIST).filter((name) => name.endsWith('.js') && name !== pdf);
  expect(read(pdf)).toContain('DescendantFonts');
  expect(others.map(read).join('')).not.toContain('DescendantFonts');
});

test('the template engine is loaded when text is asked for', () => {
  const initial = scriptsOf(read('taskpane.html')).map(read).join('');
  const text = readdirSync(DIST).find((name) => /^text\..*\.js$/.test(name)) ?? '';
  expect(read(text)).toContain('renderLimit');
  expect(initial).not.toContain('renderLimit');
});

test('what adds up many reports is loaded when it is asked for', () => {
  const many = readdirSync(DIST).filter((name) => /^many\..*\.js$/.test(name));
  const before = [...scriptsOf(read('index.html')), ...many].map(read).join('');
  const rollUp = readdirSync(DIST).find((name) => /^rollUp\..*\.js$/.test(name)) ?? '';
  expect(read(rollUp)).toContain('在单位名单上');
  expect(before).not.toContain('在单位名单上');
});

test('what reads stored state is loaded where some is stored', () => {
  const initial = scriptsOf(read('taskpane.html')).map(read).join('');
  const stored = readdirSync(DIST).find((name) => /^stored\..*\.js$/.test(name)) ?? '';
  expect(read(stored)).toContain('unrecognized_keys');
  expect(initial).not.toContain('unrecognized_keys');
});

test.each(['taskpane.html', 'index.html'])('%s allows nothing but its own files and office.js', (name) => {
  const html = read(name);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src 'self'${name === 'taskpane.html' ? ' https://appsforoffice.microsoft.com' : ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/);
});

test('old browsers are told what to do, in a script that they can read', () => {
  for (const name of ['taskpane.html', 'index.html']) {
    expect(read(name)).toContain('<script nomodule src="unsupported.js">');
  }
  expect(read('unsupported.js')).not.toMatch(/=>|\blet\b|\bconst\b|`/);
});

test.each(['taskpane.html', 'index.html'])('%s loads what reads web pages where one is opened', (name) => {
  const initial = scriptsOf(read(name)).map(read).join('');
  const parts = readdirSync(DIST).filter((each) => /\.js$/.test(each) && read(each).includes(OLD_DOCTYPE));
  expect(parts).toHaveLength(1);
  expect(initial).not.toContain(OLD_DOCTYPE);
});

/** A kind of page that parse5 knows by this name. It is compared with, and asked for by nobody. */
const OLD_DOCTYPE = 'http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd';

test('no code is made from text, and nothing is fetched from elsewhere', () => {
  for (const name of readdirSync(DIST).filter((each) => each.endsWith('.js'))) {
    const code = read(name);
    expect(code).not.toMatch(/\b(?:eval|Function)\(|=Function\b/);
    const hosts = [...code.replace(OLD_DOCTYPE, '').matchAll(/https?:\/\/([\w.-]+)/g)].map(
      ([, host]) => host,
    );
    expect(
      hosts.filter(
        (host) =>
          !/(^|\.)(w3\.org|openxmlformats\.org|purl\.org|purl\.oclc\.org|microsoft\.com|react\.dev|json-schema\.org|oasis-open\.org)$/.test(
            host ?? '',
          ),
      ),
    ).toEqual([]);
  }
});
