/** Text in the columns of a terminal, where a Chinese character takes two. */

const ESCAPE = /\x1b\[[0-9;]*m/g;
/** The halves of a rare character take one each. */
const WIDE = /[\u2e80-\ud7ff\ue000-\uffdf]/g;

export function displayWidth(text: string): number {
  const bare = text.replace(ESCAPE, '');
  return bare.length + (bare.match(WIDE)?.length ?? 0);
}

/** Filled up with blanks, or cut short with "…", to exactly this width. */
export function fitted(text: string, width: number): string {
  const room = width - displayWidth(text);
  if (room >= 0) return text + ' '.repeat(room);
  let cut = '';
  for (const letter of text) {
    if (displayWidth(cut + letter) >= width) break;
    cut += letter;
  }
  return `${cut}…` + ' '.repeat(Math.max(0, width - displayWidth(cut) - 1));
}

/** What stays together on a line: a number or Latin word, or one character, with the punctuation that clings to it. */
const UNIT =
  /\x1b\[[0-9;]*m|\s+|[“（《〔]*(?:[\x21-\x7e]+|[^\s“（《〔\x1b])[，。、；：）”》〕！？]*|[“（《〔]+/gu;

/** What later lines of a paragraph stand below: its text, behind blanks and a number or sign. */
const MARGIN = /^\s*(?:\d+\. |[－＋·] )?/;

/** Lines no wider than the terminal, each continued below its own text; as they are where no width is known. */
export function wrapped(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split('\n')
    .map((line) => wrappedLine(line, width))
    .join('\n');
}

function wrappedLine(line: string, width: number): string {
  if (displayWidth(line) <= width) return line;
  const margin = displayWidth(MARGIN.exec(line.replace(ESCAPE, ''))?.[0] ?? '');
  if (margin > width / 2) return line;
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const [unit] of line.matchAll(UNIT)) {
    const wide = displayWidth(unit);
    if (used + wide > width && used > margin) {
      lines.push(current.trimEnd());
      current = ' '.repeat(margin) + unit.trimStart();
      used = displayWidth(current);
    } else {
      current += unit;
      used += wide;
    }
  }
  return [...lines, current].join('\n');
}
