import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { EDITIONS, fieldsOf } from '../../src/forms';
import { openWebPage } from '../../src/hosts/webpage';
import { openXlsx } from '../../src/hosts/xlsx';
import { publication, type Publication } from '../../src/publication';
import { recognise } from '../../src/recognise';
import { review } from '../../src/review';
import type { ReportFile, Sheet } from '../../src/workbook';
import { bounded } from '../bounded';
import { consistentReport, layOut, layouts } from '../layouts';
import { consistentFigures, reportOf } from '../narrative/reports';
import { gbk, utf16, utf8 } from '../webpages/encodings';
import { SITES } from '../webpages/sites';

const SAMPLES = [
  '渠沟镇2021年年报',
  '示例市2024年年报（上年）',
  '示例市2025年年报（有差错）',
  '上海市人民政府办公厅2019年年报',
];

function reviewed(sheets: readonly Sheet[]) {
  const result = review(sheets, { fileName: '年报' });
  if (!result.ok) throw new Error(result.reason);
  return result.review;
}

const sample = (name: string) =>
  reviewed(openXlsx(readFileSync(`assets/samples/${name}.xlsx`), '年报.xlsx').sheets());

/** The paragraphs of a report as it is published. */
const paragraphsOf = ({ title, blocks }: Publication): readonly string[] => [
  title,
  ...blocks.flatMap((block) =>
    block.kind === 'table' ? [] : [block.kind === 'paragraph' ? block.lead + block.text : block.text],
  ),
];

const textsOf = (file: ReportFile) =>
  file
    .sheets()
    .filter(({ name }) => name === '正文')
    .flatMap(({ cells }) => cells.map(({ value }) => value));
const read = (html: string) => openWebPage(utf8(html), '年报.html');

describe.each(Object.entries(SITES))('%s', (file, page) => {
  test.each(SAMPLES)('%s: the report and nothing else, the same figures and problems', (name) => {
    const { report, findings } = sample(name);
    const published = publication(report);
    const open = openWebPage(page(published), file);
    expect(open.sheets().map((sheet) => sheet.name)).toEqual(['正文', '表二', '表三', '表四']);
    const plain = (text: unknown) => String(text).replace(/[ \u3000\u2003\u00a0]+/g, '');
    const texts = textsOf(open).map(plain);
    // A title may stand in two lines; who reads the sheets puts them together.
    if (texts.slice(0, 2).join('') === plain(published.title)) texts.splice(0, 2, plain(published.title));
    expect(texts).toEqual(paragraphsOf(published).map(plain));
    const found = reviewed(open.sheets());
    expect(found.report.profile).toEqual(report.profile);
    expect([...found.report.values]).toEqual([...report.values]);
    // How a number is typed into a cell is of no account in a page, nor is the address of a cell in a message.
    const told = (all: typeof findings) =>
      all
        .filter(({ code, rule, left }) => !/\.(?:spelling|text)$/.test(code) && (rule !== 'T3-4' || left))
        .map(({ rule, left, right, difference }) => [rule, left, right, difference]);
    expect(told(found.findings)).toEqual(told(findings));
  });

  test.each(EDITIONS)('any figures of the %d form', (edition) => {
    fc.assert(
      fc.property(consistentFigures(edition), (figures) => {
        const report = reportOf(figures, { edition });
        const recognition = recognise(openWebPage(page(publication(report)), file).sheets(), {
          fileName: file,
        });
        if (!recognition.ok) throw new Error(recognition.reason);
        expect([...recognition.report.values]).toEqual([...report.values]);
        expect(recognition.report.entries).toHaveLength(fieldsOf(edition).length);
      }),
      { numRuns: 5 },
    );
  });
});

/** The sheets of a workbook as tables of a page, cell for cell; what is shown empty is left out or blank. */
function asTables(sheets: readonly Sheet[]): string {
  return sheets
    .filter(({ visibility }) => visibility === 'visible')
    .map(({ cells, merges }) => {
      const placed = new Map(cells.map(({ row, column, value }) => [`${row}:${column}`, String(value)]));
      const last = (of: (cell: Sheet['cells'][number]) => number) => Math.max(0, ...cells.map(of));
      const rows = Array.from({ length: last(({ row }) => row) + 1 }, (_, row) => {
        const drawn = Array.from({ length: last(({ column }) => column) + 1 }, (__, column) => {
          const merge = merges.find(
            ({ top, left, bottom, right }) =>
              row >= top && row <= bottom && column >= left && column <= right,
          );
          if (merge && (merge.top !== row || merge.left !== column)) return '';
          const spans = merge
            ? ` rowspan="${merge.bottom - merge.top + 1}" colspan="${merge.right - merge.left + 1}"`
            : '';
          const text = placed.get(`${row}:${column}`) ?? '&nbsp;';
          return `<td${spans}>${text.replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</td>`;
        });
        return `<tr>${drawn.join('')}</tr>`;
      });
      return `<table>${rows.join('')}</table>`;
    })
    .join('<p></p>');
}

test.each(EDITIONS)('a report of the %d form in a random layout is recognised in a page too', (edition) => {
  fc.assert(
    fc.property(consistentReport(edition), layouts, (figures, options) => {
      const page = `<a href="/">首页</a><div>${asTables(layOut(figures, { ...options, aside: false }).sheets)}</div><a href="/">返回</a>`;
      const { report, findings } = reviewed(read(page).sheets());
      expect([...report.values]).toEqual([...figures.values]);
      expect(report.missing).toEqual([]);
      // Tables that add up give no rule on tables a reason.
      expect(findings.filter(({ rule, outcome }) => /^[TX]/.test(rule) && outcome === 'fail')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

/** A table by which a page is taken for a report's. */
const FORM =
  '<table><tr><th>信息内容<th>本年制发件数<th>本年废止件数<th>现行有效件数<tr><td>规章<td>1<td>2<td>3</table>';
const valuesOf = (sheet: Sheet | undefined) =>
  sheet?.cells.map(({ row, column, value }) => [row, column, value]);
/** The cells of a table, given what stands in it. */
const table = (inside: string) => {
  const sheet = read(`${FORM}<p>下表。</p><table>${inside}</table>`).sheets()[2];
  return { cells: valuesOf(sheet), merges: sheet?.merges };
};

describe('text', () => {
  const text = (html: string) => textsOf(read(`<div>${html}</div>${FORM}`));

  test('blanks and line breaks of the source are one blank, and none between Chinese characters', () => {
    expect(text('<p>\n  收到\n  申请 <b> 3</b> 件，\n答复&nbsp;&nbsp;2 件。\n</p>')).toEqual([
      '收到申请 3 件，答复\u00a0\u00a02 件。',
    ]);
    expect(text('<pre>第一行\n 第二行</pre>')).toEqual(['第一行', '第二行']);
    expect(text('<p>信息\u200b公开&shy;。</p>')).toEqual(['信息公开。']);
  });

  test.each([
    ['breaks', '一、总体情况<br>收到3件。<br/><br>办结3件。'],
    ['divisions', '<div>一、总体情况<div>收到3件。</div>办结3件。</div>'],
    ['paragraphs in fonts', '<font><p>一、总体情况<p>收到3件。</font><p>办结3件。'],
    ['a list', '<ul><li>一、总体情况<li>收到3件。<li>办结3件。</ul>'],
    [
      'elements shown as blocks',
      '<span style="display:block">一、总体情况</span>收到3件。<i style="DISPLAY: block">办结3件。</i>',
    ],
    ['cells of one column', '<table><tr><td>一、总体情况<tr><td>收到3件。<tr><td>办结3件。</table>'],
    [
      'unknown elements',
      '<ucapcontent><o:p>一、总体情况</o:p><p>收到3件。</p><p>办结3件。</p></ucapcontent>',
    ],
    [
      'what a script is to show',
      '<div style="visibility: hidden; opacity: 0">一、总体情况<p>收到3件。<p>办结3件。</div>',
    ],
  ])('%s become paragraphs', (_, html) =>
    expect(text(html)).toEqual(['一、总体情况', '收到3件。', '办结3件。']),
  );

  test.each([
    ['scripts', '<script>document.write("收到9件。")</script><noscript>收到9件。</noscript>'],
    ['styles', '<style>p { color: red }</style>'],
    ['what is hidden', '<p hidden>收到9件。</p><p style="color:red; Display : none">收到9件。</p>'],
    ['remarks of Word', '<p style="mso-hide:all">收到9件。</p>'],
    ['controls', '<button>打印</button><select><option>收到9件。</select><textarea>收到9件。</textarea>'],
    ['what was struck out', '<del>收到9件。</del>'],
    ['remarks', '<!-- 收到9件。 --><template><p>收到9件。</p></template>'],
  ])('%s are left out', (_, html) => expect(text(`<p>收到3件。</p>${html}`)).toEqual(['收到3件。']));
});

describe('which part of a page is the report', () => {
  const REPORT = `<p>一、总体情况</p><p>收到3件。</p><p>二、主动公开政府信息情况</p>${FORM}<p>五、存在的主要问题及改进情况</p><p>培训不够。</p><p>六、其他需要报告的事项</p><p>无。</p>`;
  const BODY = [
    '一、总体情况',
    '收到3件。',
    '二、主动公开政府信息情况',
    '五、存在的主要问题及改进情况',
    '培训不够。',
  ];
  const WHOLE = [...BODY, '六、其他需要报告的事项', '无。'];
  const site = (report: string) =>
    textsOf(
      read(
        `<div><div>示例市人民政府</div><a href="/">首页</a></div><div>${report}</div><p>主办：示例市人民政府办公室</p>`,
      ),
    );

  test('a heading elsewhere, without the rest, does not count', () => {
    expect(
      site(`<div><p>目录</p><p>一、总体情况</p><p>六、其他需要报告的事项</p></div><div>${REPORT}</div>`),
    ).toEqual(WHOLE);
  });

  test('a preface that stands in an element of its own is the report’s, as is what stands under the last heading', () => {
    const parts = REPORT.split('<p>无。</p>');
    expect(
      site(`<div>根据条例，公布如下。</div><section><div>${parts[0]}</div></section><div>无。</div>`),
    ).toEqual(['根据条例，公布如下。', ...WHOLE]);
  });

  test('the site’s name around the report is not the report’s', () => {
    expect(site(`<div><b>示例市人民政府</b><div>${REPORT}</div><i>长者版</i></div>`)).toEqual(WHOLE);
  });

  test('a sentence may begin as the site’s lines do', () => {
    const preface = '公开范围：本报告向社会公布。';
    expect(site(`<p>${preface}</p>${REPORT}`)).toEqual([preface, ...WHOLE]);
  });

  test('letters around a whole report hold it to its end', () => {
    const lines = `一、总体情况<br>收到3件。<br>二、主动公开政府信息情况${FORM}五、存在的主要问题及改进情况<br>培训不够。<br>六、其他需要报告的事项<br>无。`;
    expect(site(`<p><a href="/">首页</a></p><span>${lines}</span>`)).toEqual(WHOLE);
  });

  test('a report in one table with its headings', () => {
    const grid = `<table><tr><td colspan=4>一、总体情况<tr><td colspan=4>收到3件。<tr><td colspan=4>六、其他需要报告的事项${FORM.replace('<table>', '')}`;
    const found = read(`<a href="/">首页</a><p>市容整洁</p><div>${grid}</div><p>市容整洁</p>`);
    expect(found.sheets().map(({ name }) => name)).toEqual(['表二']);
  });

  test('of a report that stands on the page twice, the first is read', () => {
    expect(site(`<div>${REPORT}</div><div>${REPORT}</div>`)).toEqual(WHOLE);
  });

  test.each([
    [
      'dates and buttons',
      '<p>发布时间：2025-01-20</p><p>来源：办公室</p><p>[大] [中] [小]</p><p>打印本页</p>',
    ],
    ['a menu in a table', '<table><tr><td><a href="1">指南</a><td><a href="2">制度</a></table>'],
    ['a path', '<p>当前位置：首页 &gt; 年报</p>'],
    ['numbers of pages', '<div title="footer"><p>— <span>3</span> —</p></div><p>第 3 页 共 9 页</p>'],
    ['links', '<p><a href="a.pdf">附件下载</a></p><p><a href="1.html">另一份</a></p>'],
    [
      'a table of what the site knows of it',
      '<table><tr><td>索 引 号<td>0001<td>公开方式<td>主动公开</table>',
    ],
  ])('%s before and after the text, in its own element, are not read', (_, around) => {
    const found = read(`<a href="/">首页</a><div>${around}${REPORT}${around}<p>电话：0000</p></div>`);
    expect(textsOf(found)).toEqual(WHOLE);
    expect(found.sheets()).toHaveLength(2);
  });

  test('addresses under the last heading are the report’s, links within it too', () => {
    const contact = REPORT.replace('无。', '联系地址：和平路1号，邮编：000000，电话：0000-1234567');
    expect(site(contact)).toEqual([
      ...WHOLE.slice(0, -1),
      '联系地址：和平路1号，邮编：000000，电话：0000-1234567',
    ]);
    expect(site(REPORT.replace('收到3件。', '见<a href="/">门户网站</a>。'))).toContain('见门户网站。');
  });

  const TITLE = '青石镇人民政府2024年政府信息公开工作年度报告';
  test.each([
    ['in a heading over the text', '', `<h1>${TITLE}</h1><p>来源：青石镇</p>`],
    ['in a name of the site for it', `<meta name="ArticleTitle" content="${TITLE}">`, '<h1>年报</h1>'],
    ['in the tab', `<title>${TITLE} - 示例县人民政府</title>`, '<p><a href="/">政府信息公开年报</a></p>'],
  ])('the title %s is taken along', (_, head, over) => {
    const page = `<head>${head}</head><body><a href="/">首页</a>${over}<div>${REPORT}</div><a href="/">上页</a>`;
    expect(textsOf(read(page))).toEqual([TITLE, ...WHOLE]);
  });

  test('a title that the text has is not taken twice', () => {
    const page = `<title>${TITLE}</title><a href="/">首页</a><h1>${TITLE}</h1><div><p>${TITLE}</p>${REPORT}</div>`;
    expect(textsOf(read(page))).toEqual([TITLE, ...WHOLE]);
  });

  test.each([
    ['one', `<p>2024年政府信息公开工作年度报告</p>`, TITLE],
    ['two lines', '<p>青石镇人民政府</p><p>2024年政府信息公开工作年度报告</p>', TITLE],
    ['another', '<p>2023年政府信息公开工作年度报告</p>', '2023年政府信息公开工作年度报告'],
  ])('a title that does not name the office gives way to the page’s: %s', (_, own, title) => {
    const page = `<title>${TITLE}</title><a href="/">首页</a><h1>${TITLE}</h1><div>${own}${REPORT}</div>`;
    const texts = textsOf(read(page));
    expect(texts.slice(-WHOLE.length)).toEqual(WHOLE);
    expect(texts.slice(0, -WHOLE.length).join('')).toBe(title);
  });

  test('tables alone, and pages with too few signs, are read whole', () => {
    expect(textsOf(read(`<p>2024年</p>${FORM}`))).toEqual(['2024年']);
    expect(textsOf(read(`<p>2024年</p><div><p>一、总体情况</p>${FORM}</div><p>完</p>`))).toEqual([
      '2024年',
      '一、总体情况',
      '完',
    ]);
  });

  test('a page says once how its places are named', () => {
    expect(read(REPORT).notices.map(({ kind }) => kind)).toEqual(['places']);
    expect(read(REPORT).notices[0]?.message).toContain('这是网页');
  });
});

describe('tables', () => {
  test('cells over columns and down rows are merged', () => {
    expect(table('<tr><td colspan=2>甲<td rowspan=2>总计<tr><td>乙<td>丙<tr><td>1<td>２<td>1,234')).toEqual({
      cells: [
        [0, 0, '甲'],
        [0, 2, '总计'],
        [1, 0, '乙'],
        [1, 1, '丙'],
        [2, 0, 1],
        [2, 1, 2],
        [2, 2, 1234],
      ],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 0, left: 2, bottom: 1, right: 2 },
      ],
    });
  });

  test('heads stand first and feet last, wherever they are written, and no cell reaches out of its group', () => {
    expect(
      table(
        '<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td rowspan=9>乙<td>1<tr><td>2</tbody><thead><tr><th rowspan=0>项目<th>数</thead><tbody><tr><td>丙<td>4</tbody>',
      ),
    ).toEqual({
      cells: [
        [0, 0, '项目'],
        [0, 1, '数'],
        [1, 0, '乙'],
        [1, 1, 1],
        [2, 1, 2],
        [3, 0, '丙'],
        [3, 1, 4],
        [4, 0, '合计'],
        [4, 1, 3],
      ],
      merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    });
  });

  test('no cell reaches over another that comes from above', () => {
    expect(table('<tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙').merges).toEqual([
      { top: 0, left: 1, bottom: 1, right: 1 },
    ]);
  });

  test('lines of a cell stay apart; hidden rows and cells do not count, blank rows do', () => {
    expect(
      table(
        '<caption>附表</caption><tr><td><p>商业</p><p>&nbsp;</p><p>企业<td style="display:none">9<td> 7\n<tr style="display:none"><td>8<td>8<tr><td>&nbsp;<td>　<tr><td>无<td>0',
      ).cells,
    ).toEqual([
      [0, 0, '商业\n企业'],
      [0, 1, 7],
      [2, 0, '无'],
      [2, 1, 0],
    ]);
  });

  test('a table in a cell follows the one that holds it; one that only frames a figure is none', () => {
    const page = `${FORM.replace('<td>3', '<td><table><tr><td>3</table><table><tr><td>甲<td>乙</table>')}`;
    const [first, second] = read(page).sheets();
    expect(valuesOf(first)?.at(-1)).toEqual([1, 3, 3]);
    expect(valuesOf(second)).toEqual([
      [0, 0, '甲'],
      [0, 1, '乙'],
    ]);
  });
});

describe('encodings', () => {
  const page = (head = '') => `<html><head>${head}</head><body><p>收到3件。</p>${FORM}</body></html>`;
  const meta = (charset: string) => `<meta charset="${charset}">`;
  const told = (charset: string) => `<meta http-equiv=Content-Type content='text/html; charset=${charset}'>`;
  const broken = utf8(page(meta('utf-8')) + '报告。'.repeat(200) + '报').slice(0, -1);
  test.each([
    ['UTF-8', utf8(page(meta('utf-8')))],
    ['UTF-8 with its mark, said to be GBK', utf8(`\ufeff${page(meta('gbk'))}`)],
    ['UTF-8, said to be GB 2312', utf8(page(told('gb2312')))],
    ['UTF-8, cut off within a character', broken],
    ['UTF-8, nothing said', utf8(page())],
    ['GBK', gbk(page(meta('gbk')))],
    ['GB 2312', gbk(page(told('gb2312')))],
    ['GB 18030', gbk(page(told('GB18030')))],
    ['GBK, said to be UTF-8', gbk(page(meta('utf-8')))],
    ['GBK, said to be Latin', gbk(page(told('iso-8859-1')))],
    ['GBK, said to be what nobody knows', gbk(page(told('chinese-thing')))],
    ['GBK, nothing said', gbk(page())],
    ['UTF-16', utf16(page(), 'le')],
    ['UTF-16, the other way round', utf16(page(), 'be')],
    ['UTF-16 without its mark', utf16(page(), 'le', false)],
    ['UTF-16 without its mark, the other way round', utf16(page(), 'be', false)],
  ])('%s', (_, bytes) => expect(textsOf(openWebPage(bytes, '年报.html'))[0]).toBe('收到3件。'));
});

describe('archives', () => {
  const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`;
  const page = `<p>收到3件。</p>${FORM}`;
  const archived = (...parts: string[]) =>
    textsOf(
      openWebPage(
        utf8(
          `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`,
        ),
        '年报.mhtml',
      ),
    );

  test('a plain page with such a name is read as one, and an archive with another', () => {
    expect(textsOf(openWebPage(utf8(page), '年报.mht'))).toEqual(['收到3件。']);
    const single = `\r\n\r\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${Buffer.from(page).toString('base64')}`;
    expect(textsOf(openWebPage(utf8(single), '年报.html'))).toEqual(['收到3件。']);
    const head = '<html>\nContent-Type: multipart/related; boundary=b\n\n';
    expect(textsOf(openWebPage(utf8(head + page), '年报.mht'))).toContain('收到3件。');
  });

  test('archives in archives, parts without a head, and a file that was cut off', () => {
    const inner = `--c\r\nContent-Type: text/plain\r\n\r\n无\r\n--c\r\nContent-Type: text/html\r\n\r\n${page}\r\n--c--`;
    expect(
      archived(part('', '序'), part('Content-Type: multipart/alternative;\r\n boundary="c"', inner)),
    ).toEqual(['收到3件。']);
    const cut = utf8(
      `Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${page}`,
    );
    expect(textsOf(openWebPage(cut, '年报.mht'))).toEqual(['收到3件。']);
  });

  test('lines go on after =, and what only looks like a code stays', () => {
    const quoted = page.replaceAll('=', '=3D').replace('收到', '=\r\n收=\n到').replace('件', '=ZZ件');
    const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: Quoted-Printable';
    expect(archived(part(head, quoted))).toEqual(['收到3=ZZ件。']);
  });

  test('text and tables in several frames are put together', () => {
    const html = 'Content-Type: text/html';
    const frames = archived(
      part(html, '<frameset><frame src="a"><frame src="b"></frameset>'),
      part(html, '<p>一、总体情况</p><p>收到3件。</p><p>六、其他需要报告的事项</p>'),
      part(html, FORM),
    );
    expect(frames).toEqual(['一、总体情况', '收到3件。', '六、其他需要报告的事项']);
  });
});

describe('pages without a report', () => {
  const LONG = '<p>按照全市部署，各单位认真落实各项要求，工作取得新的进展。</p>'.repeat(20);
  const HEADINGS = '<p>一、总体情况</p><p>收到3件。</p><p>六、其他需要报告的事项</p>';
  test.each([
    ['nothing', '', '空文件（0 字节）'],
    ['of scripts only', '<div id="app"></div><script src="app.js"></script>', '可能还没有显示完就保存了'],
    ['an error', '<h1>404</h1><p>您访问的页面不存在</p>', '出错或要求登录的网页（“404”）'],
    ['a login', '<form><p>用户登录</p><input name="name"></form>', '出错或要求登录'],
    [
      'an attachment',
      `<a href="/">首页</a><h1>2024年政府信息公开工作年度报告</h1><p>附件：<a href="/d?id=1">年报.pdf</a>、<a href="b.docx">文档</a></p>`,
      '年报在附件里：年报.pdf、文档。请下载附件',
    ],
    ['a PDF that is shown', '<iframe src="/pdf/nb.pdf?x=1"></iframe>', '年报在附件里：nb.pdf'],
    ['a frame', '<p>年报</p><iframe src="./年报_files/zw.html"></iframe>', '可能在网页的框架里（zw.html）'],
    ['text and pictures', `${HEADINGS}<img src="a.png">`, '里有年报的正文，但没有表格，表格可能是图片'],
    ['text without tables', HEADINGS, '里有年报的正文，但没有表格，可能还没有显示完'],
    ['something else', `${LONG}<table><tr><td>甲<td>1</table>`, '里没有年报的正文和表格。请核对是否选错'],
    [
      'a menu of the form’s words',
      `${LONG}<table><tr><td><a href="1">行政许可</a><td><a href="2">行政处罚</a><td><a href="3">规章</a></table>`,
      '里没有年报的正文和表格',
    ],
    ['a PDF', '%PDF-1.7', '不是网页，其实是PDF 文件'],
    ['a workbook', 'PK\u0003\u0004', '其实是压缩包，或 .docx、.xlsx 文件'],
  ])('%s: says what to do', (_, html, told) => {
    const open = () => read(html);
    expect(open).toThrow('“年报.html”');
    expect(open).toThrow(told);
  });
});

describe('hostile pages', () => {
  const cell = (attributes: string) => `<td ${attributes}>规章`;
  test.each([
    ['elements without end', `${'<div>'.repeat(100_000)}${FORM}`],
    ['fonts without end', `${'<font>'.repeat(100_000)}${FORM}`],
    ['paragraphs in letters', `${'<b><p>'.repeat(20_000)}${FORM}`],
    ['tables that lay out tables', `${'<table><tr><td>'.repeat(20_000)}${FORM}`],
    ['tables in tables', `${FORM}${'<table><tr><td>规章<td>行政许可<td>行政处罚<td>'.repeat(10_000)}`],
    [
      'cells over all',
      `<table><tr>${cell('rowspan=100000000 colspan=100000000').repeat(500)}</table>${FORM}`,
    ],
    ['headings in the depth', `${'<div>'.repeat(30_000)}${'<p>一、总体情况'.repeat(30_000)}${FORM}`],
    [
      'text in every depth',
      `${'<div>字'.repeat(30_000)}<p>一、总体情况<p>五、存在的主要问题及改进情况${FORM}${'</div>字'.repeat(30_000)}`,
    ],
    ['blanks', `<p>${' \n'.repeat(2_000_000)}</p>${FORM}`],
    ['style without end', `<p style="${';display '.repeat(300_000)}">字</p>${FORM}`],
    ['links', `${'<a href="x">字</a>'.repeat(50_000)}${FORM}`],
  ])('%s: ends soon', (_, html) => {
    expect(bounded(20, () => read(html).sheets()).length).toBeGreaterThan(0);
  });

  test.each([
    [
      'rows of cells over all',
      `<table>${`<tr>${cell('rowspan=60000 colspan=1000')}<td>行政许可<td>行政处罚`.repeat(3_000)}</table>`,
    ],
    ['elements', '<i></i>'.repeat(1_000_001)],
  ])('more %s than a report can have are refused', (_, html) => {
    expect(() => bounded(20, () => read(html))).toThrow(/“年报.html”.*太大/);
  });

  test('an archive of parts without end', () => {
    const parts = '--b\r\nContent-Type: text/html\r\n\r\n<p>字</p>\r\n'.repeat(100_000);
    const bytes = utf8(`Content-Type: multipart/related; boundary=b\r\n\r\n${parts}`);
    expect(() => bounded(20, () => openWebPage(bytes, '年报.mht'))).toThrow('没有年报');
    const nested = Array.from(
      { length: 20_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}x\r\n\r\n--b${at}x\r\n`,
    ).join('');
    expect(() => bounded(20, () => openWebPage(utf8(nested), '年报.mht'))).toThrow('没有年报');
  });
});
