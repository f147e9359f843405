import type { Block, Publication, PublishedTable } from '../publication';
import { escapeXml } from './xlsx/xml';

/**
 * The publication as HTML for the clipboard: Word, WPS and the editors of web sites take its headings, letters and tables
 * over when it is pasted. Styles stand at each element, for these programs read no others.
 */
export function htmlOf({ title, blocks }: Publication): string {
  const heading = `<p style="${LINE};margin-bottom:28pt;text-align:center;font-family:方正小标宋简体,宋体;font-size:22pt">${escaped(title)}</p>`;
  return `<meta charset="utf-8">${heading}${blocks.map(contentOf).join('')}`;
}

/** The same for where no HTML is taken: a paragraph a line, a tab between figures. */
export function plainOf({ title, blocks }: Publication): string {
  return [title, ...blocks.map(wordsOf)].join('\n');
}

const LINE = 'margin:0;line-height:28pt;color:#000000';
const BODY = `${LINE};text-indent:2em;font-size:16pt`;
const FANGSONG = 'font-family:仿宋_GB2312,仿宋';
const KAITI = 'font-family:楷体_GB2312,楷体';
const CELL = 'border:1px solid #000000;padding:2px 3px;font-family:宋体;font-size:9pt;color:#000000';

function contentOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="${BODY};font-family:黑体;font-weight:normal">${escaped(block.text)}</h1>`;
    case 'subheading':
      return `<h2 style="${BODY};${KAITI};font-weight:normal">${escaped(block.text)}</h2>`;
    case 'paragraph': {
      const lead = block.lead === '' ? '' : `<span style="${KAITI}">${escaped(block.lead)}</span>`;
      return `<p style="${BODY};${FANGSONG}">${lead}${escaped(block.text)}</p>`;
    }
    case 'table':
      return tableOf(block.table);
  }
}

function tableOf({ widths, rows }: PublishedTable): string {
  const columns = widths.map((width) => `<col style="width:${(width * 100).toFixed(1)}%">`).join('');
  const lines = rows.map((cells) => {
    const drawn = cells.map((cell) => {
      const align = cell.role === 'label' ? 'left' : 'center';
      return `<td colspan="${cell.columns}" rowspan="${cell.rows}" style="${CELL};text-align:${align}">${escaped(cell.text)}</td>`;
    });
    return `<tr>${drawn.join('')}</tr>`;
  });
  return `<table style="width:100%;border-collapse:collapse"><colgroup>${columns}</colgroup><tbody>${lines.join('')}</tbody></table>`;
}

function wordsOf(block: Block): string {
  if (block.kind === 'paragraph') return block.lead + block.text;
  if (block.kind !== 'table') return block.text;
  return block.table.rows.map((cells) => cells.map(({ text }) => text).join('\t')).join('\n');
}

const escaped = (text: string): string => escapeXml(text).replaceAll('\n', '<br>');
