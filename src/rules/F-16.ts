import { postcodeFault, telephoneFault, websiteFault, type ContactKind } from '../contacts';
import type { AnnualReport } from '../report';
import { nameOfPlace } from '../sections';
import { placeIn } from './folded';
import { linesBelow, mayHave, type Line } from './narrative';
import type { CheckRule, Found } from './rule';
import { sought } from './sought';

const FAULTS: Readonly<Record<ContactKind, (text: string) => string | undefined>> = {
  telephone: telephoneFault,
  postcode: postcodeFault,
  website: websiteFault,
};

const NUMBERS = sought(
  ['电话', '传真', '联系方式', '邮编', '邮政编码'],
  /(?:电话|传真|联系方式)|(邮编|邮政编码)/g,
);
const ADDRESSES = sought(
  ['网址', 'http', 'HTTP', 'www', 'WWW', 'ｗｗｗ'],
  /(网址)|(?:http|HTTP|www|WWW|ｗｗｗ)/g,
);

/** "电话（传真）：", "邮编为". */
const TO_VALUE =
  /^(?:号码|热线|[/／、及和]?(?:传真|电话)|[（(][^\d（）()]{1,10}[）)])?(?:\s|[:：]|为|是(?!否)){0,6}/;
const REACH = 120;

function behind(text: string, at: number): string {
  const near = text.slice(at, at + REACH);
  return near.slice(TO_VALUE.exec(near)?.[0].length ?? 0);
}

/** www behind its http is looked at with it, and is part of a name behind a letter. */
const PART_OF_NAME = /[A-Za-z\d_.@/-]/;
/** "https :// ". */
const LONGEST_SCHEME = 12;
const goesOn = (text: string, at: number): boolean =>
  PART_OF_NAME.test(text.charAt(at - 1)) || /http/i.test(text.slice(Math.max(0, at - LONGEST_SCHEME), at));

type Judge = (match: RegExpExecArray, text: string) => string | undefined;

const numberFault: Judge = ({ 0: label, 1: postcode, index }, text) =>
  FAULTS[postcode === undefined ? 'telephone' : 'postcode'](behind(text, index + label.length));

/** Behind 网址 a host alone: http and www are found by themselves. */
function addressFault({ 0: word, 1: label, index }: RegExpExecArray, text: string): string | undefined {
  if (label === undefined)
    return goesOn(text, index) ? undefined : websiteFault(text.slice(index, index + REACH));
  const value = behind(text, index + word.length);
  return /^(?:http|www|ｗｗｗ)/i.test(value) ? undefined : websiteFault(value);
}

/** Adds what is said of a line; once of 电话/传真：…, which is found by both its names. */
function look(
  pattern: RegExp,
  text: string,
  judge: Judge,
  { cell, at, written = text }: Line,
  told: Found[],
) {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const message = judge(match, text);
    if (message === undefined || told.at(-1)?.message === message) continue;
    const place = text === written ? match.index : placeIn(written, match.index);
    told.push({ key: nameOfPlace({ cell, at: at + place }), message, cells: [cell], fields: [] });
  }
}

function inLine(line: Line): readonly Found[] {
  const told: Found[] = [];
  look(NUMBERS.pattern, line.text, numberFault, line, told);
  // The signs themselves are what may be wrong with an address.
  look(ADDRESSES.pattern, line.written ?? line.text, addressFault, line, told);
  return told;
}

/** They stand in the preface, below 六 or below a table: 总体情况 and 问题 are long and have none. */
const inText = (report: AnnualReport): readonly Found[] =>
  mayHave(report, NUMBERS) || mayHave(report, ADDRESSES)
    ? linesBelow(report, (key) => key !== 'overview' && key !== 'problems').flatMap(inLine)
    : [];

/**
 * Whether they are still last year's office's is not judged: offices keep their telephone, address and site for
 * decades, so that equal is as it should be, and a change says nothing of which year is right.
 */
export const rule: CheckRule = {
  id: 'F-16',
  title: '联系电话、邮编和网址书写完整，没有错位的标点和空格',
  level: 'note',
  basis: '公众凭这些方式联系：号码位数和网址的通行格式',
  basisKind: 'inference',
  editions: [2021, 2019],
  check(report) {
    const { contacts = [] } = report;
    if (contacts.length === 0 && report.texts.length === 0) return 'inapplicable';
    const stated = contacts.flatMap(({ kind, cell, text }): Found[] => {
      const fault = FAULTS[kind](kind === 'website' ? text : text.normalize('NFKC'));
      const key = `profile:${kind}`;
      return fault === undefined ? [] : [{ key, message: `基本信息：${fault}`, cells: [cell], fields: [] }];
    });
    return [...stated, ...inText(report)];
  },
};
