import { strToU8, zipSync } from 'fflate';

/**
 * What documents are made of, as a .docx: automatic numbers, of paragraphs and of styles, cells that reach over columns and
 * down rows, a table in a table, tracked changes, fields, tabs, breaks of lines and sections. 各种写法.doc beside it is this file, saved as .doc by
 * LibreOffice.
 */
export function everything(): Uint8Array {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const p = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
  const numbered = (list: number, level = 0) =>
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const tc = (inside: string, width: number, properties = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${inside}</w:tc>`;
  const tbl = (widths: readonly number[], ...rows: readonly string[]) =>
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
  const changed = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"';
  const inner = tbl([1000, 1000], tc(p(run('内')), 1000) + tc(p(run('5')), 1000));
  const body = [
    p(run('总体情况'), numbered(1)),
    p(run('主动公开'), numbered(1, 1)),
    p(run('依申请公开'), numbered(1, 1)),
    p(run('问题'), numbered(1)),
    p(run('按样式编号'), '<w:pStyle w:val="listed"/>'),
    p(run('Figures of the year: “quoted” – done')),
    p(
      `${run('收到')}<w:ins ${changed}>${run('3')}</w:ins><w:del ${changed}><w:r><w:delText>2</w:delText></w:r></w:del>${run('件')}`,
    ),
    p(`${run('上年结转')}<w:r><w:tab/><w:t>1件</w:t><w:br/><w:t>办结</w:t></w:r>`),
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://www.example.gov.cn"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('网站')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('公开')}`,
    ),
    tbl(
      [1500, 1000, 1000, 1000],
      tc(p(run('项目')), 1500, '<w:vMerge w:val="restart"/>') +
        tc(p(run('申请人')), 3000, '<w:gridSpan w:val="3"/>'),
      tc(p(''), 1500, '<w:vMerge/>') + ['甲', '乙', '丙'].map((text) => tc(p(run(text)), 1000)).join(''),
      tc(p(run('新收')) + p(run('数量')), 1500) +
        tc(p(run('1')), 1000) +
        tc(p(''), 1000) +
        tc(p(run('12,345')), 1000),
      tc(p(run('合计')) + inner + p(''), 2500, '<w:gridSpan w:val="2"/>') +
        tc(p(run('6')), 2000, '<w:gridSpan w:val="2"/>'),
    ),
    p(run('第一节末'), '<w:sectPr/>'),
    p(run('表后')),
  ].join('');
  const level = (at: number, text: string, format: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = [
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${level(0, '%1、', 'chineseCounting')}${level(1, '（%2）', 'chineseCounting')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>${level(0, '%1.', 'decimal')}</w:abstractNum>`,
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
  ].join('');
  const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relationship = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const override = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('document', 'document.main')}${override('numbering', 'numbering')}${override('styles', 'styles')}</Types>`,
    '_rels/.rels': `<Relationships ${RELATIONSHIPS}>${relationship('a', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships ${RELATIONSHIPS}>${relationship('b', 'numbering', 'numbering.xml')}${relationship('c', 'styles', 'styles.xml')}</Relationships>`,
    'word/document.xml': `<w:document ${NS}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${NS}>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles ${NS}><w:style w:type="paragraph" w:styleId="listed"><w:name w:val="listed"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });
}
