import type { RelationRule } from './rule';
import { lastYear, plus } from './tables';

const ROWS = [
  ['licences', '行政许可'],
  ['otherServices', '其他对外管理服务事项'],
  ['penalties', '行政处罚'],
  ['coercion', '行政强制'],
  ['fees', '行政事业性收费'],
] as const;

export const rule: RelationRule = {
  id: 'X-3',
  title: '上一年项目数量＝上年年报的上一年项目数量＋上年年报的本年增/减',
  level: 'explain',
  basis: '由2019年版表样的栏名得出',
  basisKind: 'inference',
  editions: [2019],
  lastYear: 'sameEdition',
  relations: () =>
    ROWS.map(([row, label]) => ({
      key: row,
      caption: `表二“${label}”`,
      left: {
        words: '上年年报的上一年项目数量加本年增/减为',
        terms: [
          lastYear(`activeDisclosure.${row}.itemsLastYear`),
          lastYear(`activeDisclosure.${row}.itemsChange`),
        ],
      },
      right: {
        words: '本年填的上一年项目数量为',
        terms: [plus(`activeDisclosure.${row}.itemsLastYear`)],
      },
    })),
};
