import type { Publication, PublishedTable } from '../../src/publication';
import { archive, gbk, utf16, utf8 } from './encodings';

/**
 * A report as the systems behind government sites lay it out, each in its own way, with what they put around an article.
 * All written here; no site's page is among them.
 */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How one site writes text and tables. */
interface Hand {
  readonly paragraph: (text: string, kind: 'heading' | 'subheading' | 'paragraph') => string;
  readonly table: (table: PublishedTable) => string;
}

function contentOf({ blocks }: Publication, hand: Hand): string {
  return blocks
    .map((block) => {
      if (block.kind === 'table') return hand.table(block.table);
      const text = block.kind === 'paragraph' ? block.lead + block.text : block.text;
      return hand.paragraph(escaped(text), block.kind);
    })
    .join('\n');
}

/** Rows of cells; `around` says what stands in a cell around its text. */
function rowsOf(
  { rows }: PublishedTable,
  around: (text: string) => string,
  attributes = '',
  from = 0,
  to = rows.length,
): string {
  return rows
    .slice(from, to)
    .map((cells) => {
      const drawn = cells.map(({ text, columns, rows: down }) => {
        const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}`;
        return `<td${spans}${attributes}>${around(escaped(text).replaceAll('\n', '<br/>'))}</td>`;
      });
      return `<tr>${drawn.join('')}</tr>`;
    })
    .join('\n');
}

const MENU = ['首页', '政务公开', '办事服务', '互动交流', '行政许可', '行政处罚', '规章'];
const menu = (item: (text: string) => string) => MENU.map(item).join('');
const RELATED = [
  '示例市2022年政府信息公开工作年度报告',
  '示例市2023年政府信息公开工作年度报告',
  '一、总体情况（图解）',
];

/** A page of divisions, UTF-8: title, date and buttons beside the text; related links and a footer below. */
function modern(report: Publication): Uint8Array {
  const hand: Hand = {
    paragraph: (text, kind) =>
      kind === 'heading'
        ? `<p style="text-indent:2em"><strong>${text}</strong></p>`
        : `<p style="text-indent:2em">${text}</p>`,
    table: (table) =>
      `<div class="table-wrap"><table border="1"><tbody>${rowsOf(table, (text) => `<p style="text-align:center">${text}</p>`)}</tbody></table></div>`,
  };
  return utf8(`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${report.title}_示例市人民政府</title>
<meta name="SiteName" content="示例市人民政府"><meta name="ArticleTitle" content="${report.title}">
<style>.hide{display:none} p{margin:0}</style><script>var a = "<table><tr><td>规章</td></tr></table>";</script></head>
<body>
<header><div class="logo">示例市人民政府</div><ul class="menu">${menu((text) => `<li><a href="#">${text}</a></li>`)}</ul></header>
<nav><a href="/">首页</a><a href="/zwgk/">政务公开</a></nav>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a> &gt; 正文</div>
<div class="wrap"><aside class="side"><h3>政府信息公开</h3><ul><li>指南</li><li>制度</li><li>年报</li></ul></aside>
<div class="main"><h1>${report.title}</h1>
<div class="info"><span>发布时间：2026-01-20 09:30</span><span>来源：市政府办公室</span><span>浏览次数：<i id="hits">128</i></span><button>打印</button></div>
<div id="zoom" class="article">
${contentOf(report, hand)}
</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<p>【打印本页】 【关闭窗口】</p></div></div>
<div class="related"><h3>相关阅读</h3><ul>${RELATED.map((text) => `<li><a href="/x.html">${text}</a><span>2025-01-20</span></li>`).join('')}</ul></div>
<div class="modal" style="display: none">您即将离开本网站。<p>一、总体情况</p></div>
<footer>主办：示例市人民政府办公室　电话：0000-1234567　邮编：000000<br>版权所有　某ICP备00000000号</footer>
</body></html>`);
}

/** A page of the years when pages were laid out by tables: GB 2312, capital letters, ends of elements left out. */
function oldTables(report: Publication): Uint8Array {
  const hand: Hand = {
    paragraph: (text) => `<P><FONT face=仿宋_GB2312 size=4>&nbsp;&nbsp;&nbsp; ${text}</FONT>`,
    table: (table) =>
      `<P><TABLE cellSpacing=0 border=1>${rowsOf(
        table,
        (text) => `<FONT size=2>&nbsp;${text}&nbsp;</FONT>`,
        ' align=middle',
      )
        .replaceAll('</td>', '')
        .replaceAll('</tr>', '')}</TABLE>`,
  };
  return gbk(`<HTML><HEAD><TITLE>示例市政务公开</TITLE>
<META content="text/html; charset=gb2312" http-equiv=Content-Type></HEAD>
<BODY><CENTER><TABLE width=980><TR><TD colspan=9><IMG src="top.jpg"></TD></TR>
<TR>${menu((text) => `<TD><A href="a.htm">${text}</A>`)}</TABLE>
<TABLE width=980><TR><TD width=200 valign=top><TABLE><TR><TD>信息公开指南<TR><TD>信息公开目录<TR><TD>年度报告</TABLE>
<TD><TABLE width="100%"><TR><TD>当前位置：<A href="/">首页</A> &gt; 年报
<TR><TD align=center><B>${report.title}</B>
<TR><TD><TABLE><TR><TD>索 引 号：<TD>000000-00<TD>发布机构：<TD>市政府办公室<TR><TD>名　　称：<TD colspan=3>年度报告</TABLE>
<TR><TD align=center>发布日期：2026-01-20　作者：　　点击数：33　字号：【大 中 小】
<TR><TD class=content>
${contentOf(report, hand)}
<P align=right>【打印】【关闭】
<TR><TD>上一篇：<A href="1.htm">2022年政府信息公开工作年度报告</A><BR>下一篇：没有了
</TABLE></TABLE>
<TABLE width=980><TR><TD align=center>版权所有：示例市人民政府　地址：示例市和平路1号　电话：0000-1234567</TABLE></CENTER></BODY></HTML>`);
}

/** Pasted from Word into the site's editor, the source broken within sentences; nothing says how it is encoded. */
function fromWord(report: Publication): Uint8Array {
  const broken = (text: string) =>
    text.replace(/(.{24})(?=.{3})/g, (line) => (/[\u4e00-\u9fff]$/.test(line) ? `${line}\n` : line));
  const span = (text: string) =>
    `<span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>${text}<span lang=EN-US><o:p></o:p></span></span>`;
  const hand: Hand = {
    paragraph: (text, kind) => {
      const [, number = '', rest = text] = kind === 'heading' ? (/^(.、)(.*)$/.exec(text) ?? []) : [];
      const list =
        number === ''
          ? ''
          : `<![if !supportLists]><span style='mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'> </span></span><![endif]>`;
      return `<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>${list}${span(broken(rest))}</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`;
    },
    table: (table) =>
      `<div align=center><table class=MsoNormalTable border=1 style='mso-yfti-tbllook:1184'>
<thead>${rowsOf(table, (text) => `<p class=MsoNormal align=center><b>${span(text)}</b></p>`, " style='mso-border-alt:solid'", 0, table.heads)}</thead>
${rowsOf(table, (text) => `<p class=MsoNormal align=center>　${span(text)}<span lang=EN-US>&nbsp;</span></p>`, '', table.heads)}
<![if !supportMisalignedColumns]><tr height=0><td width=80></td><td width=80></td></tr><![endif]></table></div>`,
  };
  return gbk(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>年报</title>
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>办公室</o:Author></o:DocumentProperties></xml><![endif]--></head>
<body><div class="top"><a href="/">网站首页</a>|<a href="/gk">信息公开</a></div><div class="box"><div class="tit">政府信息公开年报</div>
<p class="date">2026-01-20</p><div class="con"><div class=WordSection1>
<p class=MsoNormal align=center>${span(report.title)}</p><p style="mso-hide:all">批注：已改</p>
${contentOf(report, hand)}
</div></div><div class="prev">上一条：<a href="2.html">指南</a></div></div>
<div class="foot">网站标识码：0000000000　某公网安备 00000000000000号</div></body></html>`);
}

/** All text in one paragraph, its lines ended with <br>; tables between. With a mark of UTF-8. */
function withBreaks(report: Publication): Uint8Array {
  const hand: Hand = {
    paragraph: (text) => `&emsp;&emsp;${text}<br />`,
    table: (table) => `<br><table>${rowsOf(table, (text) => text)}</table>`,
  };
  return utf8(`\ufeff<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>${report.title}</title></head>
<body><form id="aspnetForm"><input type="hidden" name="state" value="一、总体情况"><div class="banner">示例市人民政府门户网站</div>
<div id="ctl00_right"><div class="dqwz">您的位置: <a href="/">首页</a></div><h2>${report.title}</h2>
<div><span id="lblText">${contentOf(report, hand)}</span></div>
<div>责任编辑：办公室</div><div>附件：<a href="nb.pdf">年度报告.pdf</a></div></div>
<table class="foot"><tr><td>地址</td><td>和平路1号</td></tr><tr><td>技术支持</td><td>某公司</td></tr></table></form></body></html>`);
}

/** Paragraphs are divisions; the title stands in two lines above; the buttons stand with the text in one element. UTF-16. */
function divisions(report: Publication): Uint8Array {
  const hand: Hand = {
    paragraph: (text, kind) =>
      kind === 'heading' ? `<div><b>${text}</b></div>` : `<div>　　${text}</div><div><br></div>`,
    table: (table) =>
      `<table role="grid"><caption></caption><tbody>${rowsOf(table, (text) => `<div><div>${text}</div></div>`)}</tbody></table><table><tr><td></td></tr></table>`,
  };
  const [, office = '', rest = ''] = /^(.*?)(\d{4}年.*)$/.exec(report.title) ?? [];
  return utf16(
    `<html><head><title>无标题</title></head><body><div id="app"><div class="head"><img src="logo.png" alt="示例市人民政府"><span>无障碍</span><span>长者版</span></div>
<div class="detail"><div class="top">当前位置：首页 &gt; 公开</div><div class="t1">${office}</div><div class="t2">${rest}</div>
<div>2026-01-20 10:00:00</div>
${contentOf(report, hand)}
<div>扫一扫在手机打开当前页</div><div>【字体：大 中 小】</div><div>相关附件</div><p>示例市人民政府办公室 邮编：000000</p></div></div></body></html>`,
    'le',
  );
}

/** A workbook that Excel saved as a page: each of its sheets a table, and nothing else. */
function fromSheets(report: Publication): Uint8Array {
  const tables = report.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  const text = report.blocks.flatMap((block) =>
    block.kind === 'table' ? [] : [block.kind === 'paragraph' ? block.lead + block.text : block.text],
  );
  const lines = [report.title, ...text].map((line) => `<tr><td>${escaped(line)}</td></tr>`);
  return utf8(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>
<table>${lines.join('')}</table>
${tables.map((table) => `<table x:str>${rowsOf(table, (cell) => cell)}</table>`).join('<hr>')}</body></html>`);
}

/** What a newer browser saves as one file; the article stands in a frame. */
function chromeArchive(report: Publication): Uint8Array {
  const frame = new TextDecoder().decode(modern(report));
  const outer = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>政务公开</title></head><body><ul>${menu((text) => `<li><a href="https://www.example.gov.cn/">${text}</a></li>`)}</ul><iframe src="cid:frame-1@mhtml.blink"></iframe><div>版权所有 示例市</div></body></html>`;
  const related = '<html><body><a href="https://www.example.gov.cn/ad">广告</a></body></html>';
  const page = (text: string, location: string, id: string) =>
    ({ type: 'text/html', encoding: 'quoted-printable', location, id, bytes: utf8(text) }) as const;
  return archive(
    [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://www.example.gov.cn/nb.html',
      'Subject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=',
    ],
    '----MultipartBoundary--abc123----',
    [
      page(outer, 'https://www.example.gov.cn/nb.html', '<frame-0@mhtml.blink>'),
      {
        type: 'text/css',
        encoding: 'quoted-printable',
        location: 'cid:css-1@mhtml.blink',
        bytes: utf8('p { margin: 0 }'),
      },
      page(frame, 'https://www.example.gov.cn/zw.html', '<frame-1@mhtml.blink>'),
      page(related, 'https://ad.example.com/', '<frame-2@mhtml.blink>'),
      {
        type: 'image/png',
        encoding: 'base64',
        location: 'https://www.example.gov.cn/a.png',
        bytes: Uint8Array.of(1, 2, 3),
      },
    ],
  );
}

/** What Internet Explorer saved as one file. */
function explorerArchive(report: Publication): Uint8Array {
  return archive(
    ['From: =?gb2312?B?08kgSW50ZXJuZXQgRXhwbG9yZXIgsaO05g==?=', 'Subject: =?gb2312?B?xOqxqA==?='],
    '----=_NextPart_000_0000_01DB',
    [
      {
        type: 'text/html;\r\n\tcharset="gb2312"',
        encoding: 'base64',
        location: 'http://www.example.gov.cn/nb.htm',
        bytes: oldTables(report),
      },
      {
        type: 'image/gif',
        encoding: 'base64',
        location: 'http://www.example.gov.cn/a.gif',
        bytes: Uint8Array.of(71, 73, 70),
      },
    ],
  );
}

/** Name of the file → the page. */
export const SITES: Readonly<Record<string, (report: Publication) => Uint8Array>> = {
  'divisions-and-menus.html': modern,
  'old-tables-gbk.htm': oldTables,
  'from-word.html': fromWord,
  'breaks.html': withBreaks,
  'divisions-utf16.html': divisions,
  'from-sheets.htm': fromSheets,
  'chrome.mhtml': chromeArchive,
  'explorer.mht': explorerArchive,
};
