import { strFromU8, unzipSync } from 'fflate';
import { authorDocx } from '../../src/hosts/docx/author';
import type { Publication, PublishedCell } from '../../src/publication';

const cell = (text: string, role: PublishedCell['role'], columns = 1, rows = 1): PublishedCell => ({
  text,
  role,
  columns,
  rows,
});

const PUBLICATION: Publication = {
  title: '甲县乙镇人民政府2024年政府信息公开工作年度报告',
  blocks: [
    { kind: 'paragraph', lead: '', text: '据“条例” <编制> & 公布。' },
    { kind: 'heading', text: '一、总体情况' },
    { kind: 'subheading', text: '（一）主动公开' },
    { kind: 'paragraph', lead: '（二）依申请公开。', text: '收到申请3件。' },
    {
      kind: 'table',
      table: {
        form: 'disputes',
        widths: [0.5, 0.25, 0.25],
        heads: 2,
        rows: [
          [cell('行政复议', 'head', 2), cell('总计', 'head', 1, 2)],
          [cell('结果维持', 'head'), cell('其他', 'head')],
          [cell('1', 'figure'), cell('', 'figure'), cell('1', 'figure')],
        ],
      },
    },
  ],
  lacking: [],
};

async function partsOf(publication: Publication) {
  const parts = unzipSync(await authorDocx(publication, '乙镇人民政府'));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
}

const textsIn = (xml: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text = '|']) => text).join(''),
  );

test('a document holds title, text and table in their order, and nothing else', async () => {
  const part = await partsOf(PUBLICATION);
  expect(textsIn(part('word/document.xml'))).toEqual([
    '甲县乙镇人民政府|2024年政府信息公开工作年度报告',
    '据“条例” &lt;编制&gt; &amp; 公布。',
    '一、总体情况',
    '（一）主动公开',
    '（二）依申请公开。收到申请3件。',
    '行政复议',
    '总计',
    '结果',
    '维持',
    '其他',
    // The place below 总计, which reaches down.
    '',
    '1',
    '',
    '1',
    '',
  ]);
  expect(part('docProps/core.xml')).toContain(`<dc:title>${PUBLICATION.title}</dc:title>`);
  expect(part('docProps/core.xml')).toContain('<dc:creator>乙镇人民政府</dc:creator>');
});

test('headings are Word’s own and stay with what they head; fonts and page are those of official documents', async () => {
  const part = await partsOf(PUBLICATION);
  const document = part('word/document.xml');
  expect([...document.matchAll(/<w:pStyle w:val="(\w+)"\/>/g)].map(([, style]) => style)).toEqual([
    'Title',
    'Heading1',
    'Heading2',
  ]);
  expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  const styles = part('word/styles.xml');
  for (const font of ['仿宋_GB2312', '黑体', '楷体_GB2312', '方正小标宋简体'])
    expect(styles).toContain(`w:eastAsia="${font}"`);
  expect(/w:styleId="Heading1".*?<\/w:style>/s.exec(styles)?.[0]).toContain('<w:keepNext');
  expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
});

test('表三 begins a page', async () => {
  const headings = (['activeDisclosure', 'applications', 'disputes'] as const).map((form) => ({
    kind: 'heading' as const,
    text: form,
    form,
  }));
  const document = (await partsOf({ ...PUBLICATION, blocks: headings }))('word/document.xml');
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
  const breaking = paragraphs.filter((paragraph) => paragraph.includes('<w:pageBreakBefore/>'));
  expect(breaking).toEqual([expect.stringContaining('applications')]);
});

test('cells reach over columns and down rows, and all rows but the last keep to the next', async () => {
  const document = (await partsOf(PUBLICATION))('word/document.xml');
  expect(document).toContain('<w:gridSpan w:val="2"/>');
  expect(document).toContain('<w:vMerge w:val="restart"/>');
  const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
  expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, true, false]);
  expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual([true, true, false]);
});

test('signs that XML cannot hold do not make a file that no program opens', async () => {
  const text = '收到\u0001申请\ud800 3件\u000b。';
  const part = await partsOf({
    ...PUBLICATION,
    title: text,
    blocks: [{ kind: 'paragraph', lead: '', text }],
  });
  expect(textsIn(part('word/document.xml'))).toEqual(['收到申请 3件。', '收到申请 3件。']);
  expect(part('docProps/core.xml')).toContain('<dc:title>收到申请 3件。</dc:title>');
});
