import { Effort } from '../layout/effort';
import type { PageContent } from '../layout/geometry';
import { damaged, Unreadable } from '../xlsx/error';
import { resolve, type OpcPackage } from '../xlsx/package';
import { XmlScanner } from '../xlsx/xml';
import { boxIn, PageReader, POINTS, type Units } from './page';

/** A4, in mm: what a page is that does not say its size. */
const USUAL = [0, 0, 210, 297] as const;

interface Listed {
  /** Parts of the pages, in their order. */
  readonly pages: readonly string[];
  /** Parts of what several pages have behind them, by their names. */
  readonly templates: ReadonlyMap<string, string>;
  readonly resources: readonly string[];
  readonly box: readonly number[];
}

/** What every page of a file holds, in their order. */
export function pagesIn(parts: OpcPackage): readonly PageContent[] {
  if (parts.has('Encryptions.xml'))
    throw new Unreadable('encrypted', '已加密，无法读取。请解密后另存，再试。');
  const root = rootOf(parts);
  const { pages, templates, resources, box } = documentIn(parts, root);
  if (pages.length === 0) throw damaged('其中没有页面');
  const effort = new Effort();
  for (const _ of pages) effort.page();
  const units = unitsIn(resources.map((path) => parts.text(path)));
  return pages.map((path): PageContent => {
    const xml = parts.text(path);
    const own = headOf(xml);
    const [x = 0, y = 0, width = 0, height = 0] = own.box ?? box;
    const reader = new PageReader(units, effort);
    const place = [POINTS, 0, 0, POINTS, -x * POINTS, -y * POINTS] as const;
    for (const each of own.templates) {
      const template = templates.get(each);
      if (template !== undefined) reader.read(parts.text(template), place);
    }
    reader.read(xml, place);
    return reader.page(width * POINTS, height * POINTS);
  });
}

/** A file may hold several documents; none has been met that does. */
function rootOf(parts: OpcPackage): string {
  const scan = new XmlScanner(parts.text('OFD.xml'));
  while (scan.next()) if (scan.is('DocRoot') && !scan.closing) return resolve('', scan.content().trim());
  throw damaged('其中没有文档');
}

function documentIn(parts: OpcPackage, root: string): Listed {
  const pages: string[] = [];
  const templates = new Map<string, string>();
  const resources: string[] = [];
  let box: readonly number[] | undefined;
  const scan = new XmlScanner(parts.text(root));
  while (scan.next()) {
    if (scan.closing) continue;
    if (scan.is('Page')) pages.push(resolve(root, scan.attribute('BaseLoc') ?? ''));
    else if (scan.is('TemplatePage'))
      templates.set(scan.attribute('ID') ?? '', resolve(root, scan.attribute('BaseLoc') ?? ''));
    else if (scan.is('PublicRes') || scan.is('DocumentRes'))
      resources.push(resolve(root, scan.content().trim()));
    else if (scan.is('PhysicalBox')) box ??= boxIn(scan.content());
  }
  return { pages, templates, resources: resources.filter((path) => parts.has(path)), box: box ?? USUAL };
}

/** What stands before a page's content: its size, and what it has behind it. */
function headOf(xml: string): {
  readonly box: readonly number[] | undefined;
  readonly templates: readonly string[];
} {
  let box: readonly number[] | undefined;
  const templates: string[] = [];
  const scan = new XmlScanner(xml);
  while (scan.next() && !scan.is('Content')) {
    if (scan.closing) continue;
    if (scan.is('PhysicalBox')) box = boxIn(scan.content());
    else if (scan.is('Template')) templates.push(scan.attribute('TemplateID') ?? '');
  }
  return { box, templates };
}

/** Drawings that are used several times, by their names. */
function unitsIn(resources: readonly string[]): Units {
  const units = new Map<string, string>();
  for (const xml of resources) {
    const scan = new XmlScanner(xml);
    while (scan.next()) {
      if (scan.closing || scan.empty || !scan.is('CompositeGraphicUnit')) continue;
      const id = scan.attribute('ID') ?? '';
      const from = scan.tagEnd;
      scan.skip();
      units.set(id, xml.slice(from, scan.tagStart));
    }
  }
  return units;
}
