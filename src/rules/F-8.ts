import { GOVERNMENTS, type AnnualReport } from '../report';
import { cellsOf, textIn } from './narrative';
import type { CheckRule, Found } from './rule';

const PARTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['主动公开', /主动公开/],
  ['依申请公开', /依申请公开|政府信息公开申请/],
  ['政府信息管理', /信息管理|规范性文件.{0,10}管理|文件管理/],
  ['政府信息公开平台建设', /平台建设|公开平台|平台管理/],
  ['监督保障', /监督保障|监督/],
];
const RESULTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['工作考核', /考核/],
  ['社会评议', /评议|满意度|满意率/],
  ['责任追究', /责任追究|追责|问责|追究/],
];

const firstCells = (report: AnnualReport) => cellsOf(report, 'overview').slice(0, 3);

export const rule: CheckRule = {
  id: 'F-8',
  title: '总体情况写全五个方面；各级政府还要写考核、评议、追责结果',
  level: 'mustFix',
  basis: '国办公开办函〔2021〕30号填报说明；《条例》第五十条第四项',
  basisKind: 'official',
  editions: [2021],
  reads: 'text',
  check(report, { kind }) {
    const overview = textIn(report, 'overview');
    if (overview === undefined) return 'inapplicable';
    const government = kind !== undefined && GOVERNMENTS.includes(kind);
    const level = government ? 'mustFix' : 'note';
    const found: Found[] = [];
    const parts = PARTS.filter(([, pattern]) => !pattern.test(overview)).map(([name]) => name);
    if (parts.length > 0) {
      const message = `“一、总体情况”没有写到：${parts.join('、')}`;
      found.push({ key: 'parts', code: 'parts', level, message, cells: firstCells(report), fields: [] });
    }
    const results = government
      ? RESULTS.filter(([, pattern]) => !pattern.test(overview)).map(([name]) => name)
      : [];
    if (results.length > 0) {
      const message = `各级政府年报应写明工作考核、社会评议、责任追究结果，没有写到：${results.join('、')}`;
      found.push({ key: 'results', code: 'results', level, message, cells: firstCells(report), fields: [] });
    }
    return found;
  },
};
