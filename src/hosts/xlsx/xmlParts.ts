import type { OpcPackage } from './package';
import type { WorkbookPart } from './workbookPart';

/** Custom XML parts: small texts that travel in the file, which Excel keeps and does not show. */

const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const NO_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The XML of the part whose root element is in a namespace. */
export function readXmlPart(
  parts: OpcPackage,
  workbook: WorkbookPart,
  namespace: string,
): string | undefined {
  const path = pathOf(parts, workbook, namespace);
  return path === undefined ? undefined : parts.text(path);
}

/** Puts `xml` in the place of the part of that namespace, or adds it. */
export function replaceXmlPart(
  parts: OpcPackage,
  workbook: WorkbookPart,
  namespace: string,
  xml: string,
): void {
  const present = pathOf(parts, workbook, namespace);
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
  if (present !== undefined) {
    parts.setText(present, text);
    return;
  }
  let number = 1;
  while (parts.has(`customXml/item${number}.xml`) || parts.has(`customXml/itemProps${number}.xml`)) number++;
  const path = `customXml/item${number}.xml`;
  parts.addPart(workbook.path, { path, text, contentType: 'application/xml', kind: 'customXml' });
  parts.setText(`customXml/_rels/item${number}.xml.rels`, NO_RELATIONSHIPS);
  parts.addPart(path, {
    path: `customXml/itemProps${number}.xml`,
    text: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${itemId(namespace)}" xmlns:ds="${PROPERTIES}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    contentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    kind: 'customXmlProps',
  });
}

function pathOf(parts: OpcPackage, workbook: WorkbookPart, namespace: string): string | undefined {
  for (const { kind, target } of parts.relationships(workbook.path)) {
    if (kind !== 'customXml' || !parts.has(target)) continue;
    const root = /<(?![?!])[^<>]*>/.exec(parts.text(target))?.[0] ?? '';
    if (root.includes(`"${namespace}"`) || root.includes(`'${namespace}'`)) return target;
  }
  return undefined;
}

/** Each item wants an id of its own in the file; the same namespace always gets the same one. */
function itemId(namespace: string): string {
  let digits = '';
  for (let round = 0; digits.length < 32; round++) {
    let hash = 0x811c9dc5 ^ round;
    for (const letter of namespace) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
    digits += (hash >>> 0).toString(16).padStart(8, '0');
  }
  const hex = digits.toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}}`;
}
