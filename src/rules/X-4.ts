import { SECTION_HEADINGS, type TextualKey } from '../sections';
import { cellsOf, hasNarrative, SUBHEADING, textIn } from './narrative';
import type { CheckRule, Found } from './rule';

/** Share of a section's text that may equal last year's before it is told. Local scoring fines 雷同; no share is official. */
const LARGEST_SHARE = 0.8;
/** A short statutory statement (未收取信息处理费) rightly reads the same each year. */
const SHORTEST = 150;
/**
 * A statement of figures, of none too, has the same words each year, as it should, and so have sub-headings: prose is
 * what is copied.
 */
const FIGURE = /\d(?:万?元|[件条篇次个期份人])|未(?:发生|收到|产生|收取)/;
const JUDGED: readonly TextualKey[] = ['overview', 'problems', 'otherMatters'];

const RUN = 6;
const BUCKETS = 1 << 16;

/** Marks the hash of every run of six characters: one bit array a text, no strings built. */
function runsOf(text: string): { readonly seen: Uint8Array; readonly hashes: Uint16Array } {
  const seen = new Uint8Array(BUCKETS);
  const hashes = new Uint16Array(Math.max(text.length - RUN + 1, 0));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0;
    for (let place = at; place < at + RUN; place++) hash = (Math.imul(hash, 31) + text.charCodeAt(place)) | 0;
    hashes[at] = (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    seen[hashes[at] ?? 0] = 1;
  }
  return { seen, hashes };
}

/** 文字重复率: the share of `text`'s runs of six characters that also stand in `other`. */
function sharedText(text: string, other: string): number {
  const { hashes } = runsOf(text);
  const { seen } = runsOf(other);
  if (hashes.length === 0) return 0;
  let shared = 0;
  for (const hash of hashes) shared += seen[hash] ?? 0;
  return shared / hashes.length;
}

/** The same, 0 where there is too little to compare. */
const shareOf = (text: string, other: string): number =>
  Math.min(text.length, other.length) < SHORTEST ? 0 : sharedText(text, other);

const plain = (text: string): string => text.replace(/\s/g, '');

const proseIn = (text: string): string =>
  plain(
    text
      .split('\n')
      .filter((line) => !SUBHEADING.test(line))
      .flatMap((line) => line.split(/(?<=[。；])/))
      .filter((sentence) => !FIGURE.test(sentence))
      .join(''),
  );

export const rule: CheckRule = {
  id: 'X-4',
  title: '文字部分不与上年年报雷同',
  level: 'explain',
  basis: '泉州市鲤城区评分标准、怀化市编制通知：内容雷同扣分、问责；八成为本工具所取的界限',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report, { lastYear }) {
    if (!lastYear || !hasNarrative(report) || !hasNarrative(lastYear)) return 'inapplicable';
    return JUDGED.flatMap((key): Found[] => {
      const [now = '', before = ''] = [textIn(report, key), textIn(lastYear, key)];
      // What is new between copied paragraphs is new, and what figures repeat is no copy: both have to be alike.
      const share = Math.min(shareOf(plain(now), plain(before)), shareOf(proseIn(now), proseIn(before)));
      if (share <= LARGEST_SHARE) return [];
      const words = SECTION_HEADINGS.find((heading) => heading.key === key)?.words[0] ?? '';
      const percent = Math.round(share * 100);
      const message = `“${words}”与上年年报的文字重复率为 ${percent}%，请按本年工作改写`;
      return [
        { key, message, cells: cellsOf(report, key), fields: [], left: percent, right: LARGEST_SHARE * 100 },
      ];
    });
  },
};
