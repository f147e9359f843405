/**
 * Measures Gouji on what has known answers: `npm run evaluate -- FOLDER|SENTENCES.json …`.
 * A folder holds *.xlsx with either truth.ndjson + fields.ndjson or one NAME.fields.json a workbook; a file of sentences
 * is described in ./claims.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openXlsx } from '../../src/hosts/xlsx';
import { fieldById, type Edition } from '../../src/forms';
import type { AnnualReport } from '../../src/report';
import { review, type Review } from '../../src/review';
import { a1, addressOf } from '../../src/workbook';
import { scoreClaims } from './claims';
import { ourId } from './ids';

type Place = [sheet: string, address: string];
interface Truth {
  file: string;
  clean: boolean;
  detectable: boolean;
  unique_fix: boolean;
  kind: string;
  faults: {
    cells: { sheet: string; addr: string; file?: string }[];
    either?: { sheet: string; addr: string; file?: string }[];
    cause?: { sheet: string; addr: string };
    text: { sheet: string; addr: string; wrong: number }[];
  }[];
  candidates: { who: string; sheet: string; addr: string; file: string; value: number }[];
}
interface Case {
  file: string;
  previous?: string;
  edition: Edition;
  fields: Record<string, Place>;
  previousFields: Record<string, Place>;
  truth?: Truth;
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

type RawFields =
  Record<string, [string, string, unknown] | { sheet: string; addr: string }> | null | undefined;
const places = (raw: RawFields): Record<string, Place> =>
  Object.fromEntries(
    Object.entries(raw ?? {}).map(([id, at]) => [
      id,
      Array.isArray(at) ? [at[0], at[1]] : [at.sheet, at.addr],
    ]),
  );

function casesIn(folder: string): Case[] {
  if (!existsSync(path.join(folder, 'fields.ndjson'))) {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.fields.json'))
      .map((name) => {
        const raw = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { fields: RawFields };
        const fields = places(raw.fields);
        const file = name.replace('.fields.json', '.xlsx');
        return { file, edition: 't2.reg.made' in fields ? 2021 : 2019, fields, previousFields: {} };
      });
  }
  const truths = new Map(lines<Truth>(path.join(folder, 'truth.ndjson')).map((truth) => [truth.file, truth]));
  return lines<{ file: string; prev_file?: string; fields: RawFields; prevFields: RawFields }>(
    path.join(folder, 'fields.ndjson'),
  ).map((raw) => {
    const fields = places(raw.fields);
    const truth = truths.get(raw.file);
    return {
      file: raw.file,
      ...(raw.prev_file && { previous: raw.prev_file }),
      edition: 't2.reg.made' in fields ? 2021 : 2019,
      fields,
      previousFields: places(raw.prevFields),
      ...(truth && { truth }),
    };
  });
}

const open = (folder: string, file: string) => openXlsx(readFileSync(path.join(folder, file)), file).sheets();

function reviewCase(folder: string, one: Case): Review | string {
  const result = review(open(folder, one.file), {
    fileName: one.file,
    ...(one.previous && { lastYear: { fileName: one.previous, sheets: open(folder, one.previous) } }),
  });
  return result.ok ? result.review : result.reason;
}

const tally = {
  figures: 0,
  recognised: 0,
  detectable: 0,
  found: 0,
  clean: 0,
  alarms: 0,
  unique: 0,
  first: 0,
  texts: 0,
  textsFound: 0,
  textAlarms: 0,
};
const misses: string[] = [];

function countFigures(one: Case, report: AnnualReport | undefined, fields: Record<string, Place>): void {
  for (const [short, [sheet, address]] of Object.entries(fields)) {
    tally.figures++;
    const edition = report?.edition ?? one.edition;
    const field = fieldById(edition, ourId(short, edition) ?? '');
    const cell = field && report?.entries[field.index]?.cell;
    if (cell && `${cell.sheet}!${a1(cell)}` === `${sheet}!${address}`) tally.recognised++;
    else
      misses.push(
        `${one.file} ${short}: ${sheet}!${address}, recognised ${cell ? addressOf(cell) : 'nowhere'}`,
      );
  }
}

/** Rules of arithmetic and between years; spelling and blanks belong to the layout. */
const ARITHMETIC = /^(T3-[1237]|T4-[1236]|T2-[12]|X-)/;

function judge(one: Case, truth: Truth, result: Review): void {
  const findings = result.findings.filter(({ level }) => level !== 'note');
  const told = new Set([
    ...findings.flatMap(({ cells }) => cells.map(addressOf)),
    ...result.suspects.flatMap(({ corrections, alternatives }) =>
      [corrections, ...alternatives].flat().map(({ cell }) => addressOf(cell)),
    ),
  ]);
  const at = (place: { sheet: string; addr: string; file?: string }) =>
    `${place.file && place.file !== one.file ? `[${place.file}]` : ''}${place.sheet}!${place.addr}`;
  if (truth.clean) {
    tally.clean++;
    const alarms = findings.filter(({ rule }) => ARITHMETIC.test(rule));
    if (alarms.length > 0) {
      tally.alarms++;
      misses.push(`${one.file} clean, yet: ${alarms.map(({ message }) => message).join(' | ')}`);
    }
  }
  const stated = findings.filter(({ rule, code }) => rule.startsWith('V-') && code.endsWith('.text'));
  if (truth.clean && stated.length > 0) {
    tally.textAlarms++;
    misses.push(`${one.file} clean, yet: ${stated.map(({ message }) => message).join(' | ')}`);
  }
  for (const fault of truth.faults.flatMap(({ text }) => text)) {
    tally.texts++;
    const found = stated.some(
      ({ cells, left }) =>
        cells[0] && addressOf(cells[0]) === `${fault.sheet}!${fault.addr}` && left === fault.wrong,
    );
    if (found) tally.textsFound++;
    else misses.push(`${one.file} ${truth.kind}: wrong number ${fault.wrong} at ${at(fault)} not told`);
  }
  const inTables = truth.faults.some(({ cells }) => cells.length > 0);
  if (truth.detectable && inTables) {
    tally.detectable++;
    const places = truth.faults.flatMap(({ cells, either, cause }) => [
      ...cells,
      ...(either ?? []),
      ...(cause ? [cause] : []),
    ]);
    if (places.some((place) => told.has(at(place)))) tally.found++;
    else misses.push(`${one.file} ${truth.kind}: fault at ${places.map(at).join(', ')} not told`);
  }
  const fix = truth.candidates[0];
  if (truth.unique_fix && inTables && fix) {
    tally.unique++;
    const [correction, ...others] = result.suspects[0]?.corrections ?? [];
    const right =
      correction &&
      others.length === 0 &&
      addressOf(correction.cell) === at(fix) &&
      correction.expected === fix.value;
    if (right) tally.first++;
    else {
      const said = correction ? `${addressOf(correction.cell)} = ${correction.expected}` : 'none';
      misses.push(
        `${one.file} ${truth.kind}: unique fix ${at(fix)} = ${fix.value}, first suspect ${said} (${others.length} more)`,
      );
    }
  }
}

const sources = process.argv.slice(2);
const folders = sources.filter((source) => !source.endsWith('.json'));
for (const folder of folders) {
  for (const one of casesIn(folder)) {
    const result = reviewCase(folder, one);
    if (typeof result === 'string') {
      misses.push(`${one.file}: ${result}`);
      tally.figures += Object.keys(one.fields).length;
      continue;
    }
    countFigures(one, result.report, one.fields);
    countFigures(one, result.report.lastYear, one.previousFields);
    if (one.truth) judge(one, one.truth, result);
  }
}

const share = (part: number, whole: number) =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(2)} %)`}`;
if (folders.length > 0) {
  console.log(`figures recognised at their cell        ${share(tally.recognised, tally.figures)}`);
  console.log(`workbooks whose table fault was found   ${share(tally.found, tally.detectable)}`);
  console.log(`clean workbooks with a false alarm      ${share(tally.alarms, tally.clean)}`);
  console.log(`unique fixes named by the first suspect ${share(tally.first, tally.unique)}`);
  console.log(`wrong numbers in the text found         ${share(tally.textsFound, tally.texts)}`);
  console.log(`clean workbooks with a text alarm       ${share(tally.textAlarms, tally.clean)}`);
}
for (const file of sources.filter((source) => source.endsWith('.json'))) {
  for (const withYear of [true, false]) {
    const score = scoreClaims(file, withYear);
    console.log(`\n${path.basename(file)}, the year ${withYear ? 'known' : 'not known'}`);
    console.log(`claims bound to the right figure        ${share(score.right, score.predicted)}`);
    console.log(`labelled figures found                  ${share(score.right, score.labelled)}`);
    console.log(`other numbers taken for a figure        ${share(score.taken, score.negatives)}`);
    if (withYear) misses.push(...score.misses);
  }
}
for (const miss of misses.slice(0, 40)) console.log(`  ${miss}`);
if (misses.length > 40) console.log(`  … and ${misses.length - 40} more`);
