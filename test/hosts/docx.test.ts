import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { EDITIONS, fieldsOf } from '../../src/forms';
import { openDocx } from '../../src/hosts/docx';
import { authorDocx } from '../../src/hosts/docx/author';
import { openXlsx } from '../../src/hosts/xlsx';
import { publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { review } from '../../src/review';
import type { ReportFile, Sheet } from '../../src/workbook';
import { bounded } from '../bounded';
import { consistentReport, layOut, layouts, PLAIN_LAYOUT } from '../layouts';
import { consistentFigures, reportOf } from '../narrative/reports';

/** A document of one's own: what stands in its body, and parts beside it. */
function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const related = Object.keys(parts).map(
    (kind) => `<Relationship Id="${kind}" Type="http://x/relationships/${kind}" Target="${kind}.xml"/>`,
  );
  const files = {
    '_rels/.rels':
      '<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(parts).map(([kind, xml]) => [`word/${kind}.xml`, xml])),
  };
  // Not packed: what is far smaller than what it holds is refused before it is read.
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });
}

const read = (body: string, parts?: Readonly<Record<string, string>>) =>
  openDocx(docx(body, parts), '年报.docx');
const p = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const tbl = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
const valuesOf = (sheet: Sheet | undefined) =>
  sheet?.cells.map(({ row, column, value }) => [row, column, value]);
const textsOf = (file: ReportFile) => file.sheets()[0]?.cells.map(({ value }) => value);

describe('what is written is read again', () => {
  test.each([
    '渠沟镇2021年年报',
    '示例市2024年年报（上年）',
    '示例市2025年年报（有差错）',
    '上海市人民政府办公厅2019年年报',
  ])('%s: the same figures, text and problems', async (name) => {
    const bytes = readFileSync(`assets/samples/${name}.xlsx`);
    const workbook = review(openXlsx(bytes, '年报.xlsx').sheets(), { fileName: '年报.xlsx' });
    if (!workbook.ok) throw new Error(workbook.reason);
    const { report } = workbook.review;
    const file = openDocx(await authorDocx(publication(report)), '年报.docx');
    const document = review(file.sheets(), { fileName: '年报.docx' });
    if (!document.ok) throw new Error(document.reason);
    expect(document.review.report.profile).toEqual(report.profile);
    expect([...document.review.report.values]).toEqual([...report.values]);
    // How a number is typed into a cell is of no account in a document, nor is the address of a cell in a message.
    const told = ({ findings }: typeof document.review) =>
      findings
        .filter(({ code }) => !/\.(?:spelling|text)$/.test(code))
        .map(({ rule, left, right, difference }) => [rule, left, right, difference]);
    const typed = (finding: readonly unknown[]) => finding[0] !== 'T3-4' || finding[1] !== undefined;
    expect(told(document.review).filter(typed)).toEqual(told(workbook.review).filter(typed));
  });

  test.each(EDITIONS)('any figures of the %d form', async (edition) => {
    await fc.assert(
      fc.asyncProperty(consistentFigures(edition), async (figures) => {
        const report = reportOf(figures, { edition });
        const file = openDocx(await authorDocx(publication(report)), '年报.docx');
        const recognition = recognise(file.sheets(), { fileName: '年报.docx' });
        if (!recognition.ok) throw new Error(recognition.reason);
        expect([...recognition.report.values]).toEqual([...report.values]);
        expect(recognition.report.entries).toHaveLength(fieldsOf(edition).length);
      }),
      { numRuns: 15 },
    );
  });
});

/** The sheets of a workbook as the tables of a document, cell for cell. */
function asTables(sheets: readonly Sheet[]): string {
  return sheets
    .map(({ cells, merges }) => {
      const placed = new Map(cells.map(({ row, column, value }) => [`${row}:${column}`, String(value)]));
      const last = (of: (cell: Sheet['cells'][number]) => number) => Math.max(...cells.map(of));
      const rows = Array.from({ length: last(({ row }) => row) + 1 }, (_, row) => {
        const drawn: string[] = [];
        for (let column = 0; column <= last((cell) => cell.column);) {
          const merge = merges.find(
            ({ top, left, bottom, right }) =>
              row >= top && row <= bottom && column >= left && column <= right,
          );
          const width = merge ? merge.right - merge.left + 1 : 1;
          const down = merge && merge.bottom > merge.top ? (merge.top === row ? 'restart' : 'continue') : '';
          const text = (placed.get(`${row}:${column}`) ?? '')
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;');
          const merged = down === '' ? '' : `<w:vMerge w:val="${down}"/>`;
          drawn.push(tc(p(text), `<w:gridSpan w:val="${width}"/>${merged}`));
          column += width;
        }
        return drawn.join('');
      });
      return tbl(...rows);
    })
    .join(p(''));
}

test.each(EDITIONS)(
  'a report of the %d form in a random layout is recognised in a document too',
  (edition) => {
    fc.assert(
      fc.property(consistentReport(edition), layouts, (figures, options) => {
        const recognition = recognise(read(asTables(layOut(figures, options).sheets)).sheets());
        if (!recognition.ok) throw new Error(recognition.reason);
        expect([...recognition.report.values]).toEqual([...figures.values]);
        expect(recognition.report.missing).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

describe('text', () => {
  test('a paragraph a row, blank ones left out; breaks and tabs as they are shown', () => {
    const file = read(
      `${p('一、总体情况')}<w:p/>${p(' ')}<w:p><w:r><w:t>收到</w:t><w:tab/><w:t>3件</w:t><w:br/><w:t>办结</w:t></w:r></w:p>`,
    );
    expect(file.sheets().map(({ name }) => name)).toEqual(['正文']);
    expect(textsOf(file)).toEqual(['一、总体情况', '收到\t3件\n办结']);
  });

  test('a title in two paragraphs or two lines is one when the report is recognised', () => {
    const title = '甲县乙镇人民政府2024年政府信息公开工作年度报告';
    const figures = { edition: 2021, year: 2024, unit: '', values: fieldsOf(2021).map(() => 0) } as const;
    const tables = asTables(layOut(figures, { ...PLAIN_LAYOUT, title: false, unitRow: false }).sheets);
    const recognised = (body: string) => {
      const recognition = recognise(read(body + tables).sheets());
      if (!recognition.ok) throw new Error(recognition.reason);
      const { profile, texts } = recognition.report;
      return { ...profile, texts: texts.flatMap(({ cell, text }) => (cell.sheet === '正文' ? [text] : [])) };
    };
    const named = { unit: '甲县乙镇人民政府', year: 2024 };
    const two = p('附件') + p('甲县乙镇人民政府') + p('2024年政府信息公开工作年度报告') + p('全文如下。');
    expect(recognised(two)).toMatchObject({ ...named, texts: ['附件', title, '全文如下。'] });
    const broken =
      '<w:p><w:r><w:t>甲县乙镇人民政府</w:t><w:br/><w:t>2024年政府信息公开工作年度报告</w:t></w:r></w:p>';
    expect(recognised(broken)).toMatchObject({ ...named, texts: [title] });
    const none = p('根据条例，公布如下。') + p('2024年政府信息公开工作年度报告');
    expect(recognised(none).texts).toHaveLength(2);
  });

  test('tracked changes read as accepted, and that is said', () => {
    const file = read(
      '<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:t>件。</w:t></w:r></w:p>',
    );
    expect(textsOf(file)).toEqual(['收到3件。']);
    expect(file.notices.map(({ kind }) => kind)).toEqual(['places', 'tracked']);
    expect(read(p('收到3件。')).notices.map(({ kind }) => kind)).toEqual(['places']);
  });

  test('a text box is read once; field codes are not text', () => {
    const box = `<w:txbxContent>${p('框里的字。')}</w:txbxContent>`;
    const file = read(
      `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>第1页</w:t></w:r></w:p>`,
    );
    expect(textsOf(file)).toEqual(['第1页', '框里的字。']);
  });

  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '●')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
  const item = (text: string, list: number, at = 0) =>
    p(text, `<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`);

  test('automatic numbers are told as they are shown', () => {
    const body = [
      item('总体情况', 1),
      item('主动公开', 1, 1),
      item('依申请公开', 1, 1),
      p('收到3件。'),
      item('主动公开政府信息情况', 1),
      item('规章', 1, 1),
      item('一点', 2),
      item('另一列', 3),
    ];
    expect(textsOf(read(body.join(''), { numbering }))).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '收到3件。',
      '二、主动公开政府信息情况',
      '（一）规章',
      '一点',
      '一、另一列',
    ]);
  });

  test('a style may bring its list along', () => {
    const styles =
      '<w:styles><w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>';
    const heading = p('总体情况', '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>');
    expect(textsOf(read(heading + p('正文。') + heading, { numbering, styles }))).toEqual([
      '一、总体情况',
      '正文。',
      '二、总体情况',
    ]);
  });
});

describe('tables', () => {
  test('each is a sheet of its own; what is a number is one, all else stays as it is', () => {
    const file = read(
      tbl(tc(p('规章')) + tc(p('1,234')) + tc(p(' ３ '))) +
        p('中间。') +
        tbl(tc(p('/')) + tc(p('12件')) + tc('<w:p/>')),
    );
    const [, first, second] = file.sheets();
    expect(file.sheets().map(({ name }) => name)).toEqual(['正文', '第1个表格', '第2个表格']);
    expect(valuesOf(first)).toEqual([
      [0, 0, '规章'],
      [0, 1, 1234],
      [0, 2, 3],
    ]);
    expect(valuesOf(second)).toEqual([
      [0, 0, '/'],
      [0, 1, '12件'],
    ]);
  });

  test('those of the form are called by their names, a table that holds several of them by its place', () => {
    const file = read(
      tbl(tc(p('第二十条第（一）项'))) +
        tbl(tc(p('第二十条第（五）项'))) +
        tbl(tc(p('申请人情况'))) +
        tbl(tc(p('联系人'))) +
        tbl(tc(p('复议后起诉'))) +
        tbl(tc(p('规范性文件')) + tc(p('结转下年度继续办理'))),
    );
    expect(file.sheets().map(({ name }) => name)).toEqual([
      '表二（1）',
      '表二（2）',
      '表三',
      '第4个表格',
      '表四',
      '第6个表格',
    ]);
  });

  test('cells over columns and down rows are merged, and what they hide is not read', () => {
    const [sheet] = read(
      tbl(
        tc(p('甲'), '<w:gridSpan w:val="2"/>') + tc(p('总计'), '<w:vMerge w:val="restart"/>'),
        tc(p('乙')) + tc(p('丙')) + tc(p('藏'), '<w:vMerge/>'),
        `<w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(p('1'))}${tc(p('2'))}`,
      ),
    ).sheets();
    expect(valuesOf(sheet)).toEqual([
      [0, 0, '甲'],
      [0, 2, '总计'],
      [1, 0, '乙'],
      [1, 1, '丙'],
      [2, 1, 1],
      [2, 2, 2],
    ]);
    expect(sheet?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
    ]);
  });

  test('a table in a cell follows the one that holds it; lines of a cell stay apart', () => {
    const [outer, inner] = read(tbl(tc(p('商业') + p('企业')) + tc(tbl(tc(p('7')))))).sheets();
    expect(valuesOf(outer)).toEqual([[0, 0, '商业\n企业']]);
    expect(valuesOf(inner)).toEqual([[0, 0, 7]]);
  });
});

describe('files that are no such document', () => {
  test.each([
    ['empty', new Uint8Array(), '空文件'],
    ['a .doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), '另存为“Word 文档（.docx）”'],
    ['text', strToU8('年报'), '不是 Word 文档'],
    ['a workbook', readFileSync('assets/samples/渠沟镇2021年年报.xlsx'), '不是 Word 文档'],
    ['cut off', docx(p('字')).slice(0, 200), '不完整'],
  ])('%s: says what to do', (_, bytes, told) =>
    expect(() => openDocx(bytes, '年报.docx')).toThrow(new RegExp(`“年报.docx”.*${told}`)),
  );

  test.each([
    [
      'boxes in boxes',
      '<w:p><w:txbxContent>'.repeat(20_000) + p('字') + '</w:txbxContent></w:p>'.repeat(20_000) + p('外'),
    ],
    [
      'tables in tables',
      '<w:tbl><w:tr><w:tc>'.repeat(20_000) + p('1') + '</w:tc></w:tr></w:tbl>'.repeat(20_000),
    ],
    ['a cell over a billion columns', tbl(tc(p('1'), '<w:gridSpan w:val="1000000000"/>').repeat(50))],
    ['rows that all go on', tbl(...Array<string>(300).fill(tc('', '<w:vMerge/>').repeat(300)))],
    [
      'a list level beyond all',
      p('字', '<w:pPr><w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ],
  ])('%s: ends soon', (_, body) => {
    expect(bounded(10, () => read(body).sheets()).length).toBeGreaterThan(0);
  });
});
