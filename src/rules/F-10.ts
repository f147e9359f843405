import { cellsOf, textIn } from './narrative';
import type { CheckRule } from './rule';

const SHORTEST = 10;
const MEASURE = /改进|整改|措施|下一步|今后|将|加强|完善|强化|提升|提高|优化|健全|加大|深化|推进/;

export const rule: CheckRule = {
  id: 'F-10',
  title: '存在的主要问题及改进情况不能为空或写“无”，有问题也要有改进',
  level: 'mustFix',
  basis: '地方编制要求：逐条提出改进措施，不能敷衍',
  basisKind: 'localPractice',
  editions: [2021, 2019],
  reads: 'text',
  check(report) {
    const text = textIn(report, 'problems')?.replace(/\s/g, '');
    if (text === undefined) return 'inapplicable';
    const cells = () => cellsOf(report, 'problems');
    if (text.length < SHORTEST) {
      const what = text === '' ? '是空的' : `只写了“${text}”`;
      return [
        {
          code: 'empty',
          message: `“五、存在的主要问题及改进情况”${what}，应写明问题和改进措施`,
          cells: cells(),
          fields: [],
        },
      ];
    }
    if (!MEASURE.test(text)) {
      return [
        {
          code: 'measure',
          message: '“五、存在的主要问题及改进情况”只有问题，没有改进措施',
          cells: cells(),
          fields: [],
        },
      ];
    }
    return [];
  },
};
