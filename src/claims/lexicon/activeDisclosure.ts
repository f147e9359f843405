import type { DecisionAspect, DocumentAspect, Meaning, Thing, Wording } from '../meaning';
import { combined } from './combined';

/** Words of 表二: documents made, decisions taken, money charged. */

const thing = (thing: Thing): Meaning => ({ role: 'thing', thing });
/** By itself: with unknown words right before it a kind of them, which no figure counts (取水许可12件). */
const ofAKind = (thing: Thing): Meaning => ({ role: 'thing', thing, plain: true });
const document = (aspect: DocumentAspect): Meaning => ({ role: 'aspect', family: 'documents', aspect });
const decision = (aspect: DecisionAspect): Meaning => ({ role: 'aspect', family: 'decisions', aspect });

/** 对外公开的规章总数: the thing and what is said of it in one. */
const totalsOf = (...things: readonly string[]): readonly string[] =>
  combined(['', '对外公开', '对外公开的', '累计公开'], things, ['总数', '总数量']);
const TOTALS_OF_REGULATIONS = totalsOf('规章');
const TOTALS_OF_NORMS = totalsOf('规范性文件', '行政规范性文件');

export const activeDisclosureWordings: readonly Wording[] = [
  { words: TOTALS_OF_REGULATIONS, means: thing('regulations') },
  { words: TOTALS_OF_NORMS, means: thing('normativeDocuments') },
  {
    words: ['规章', '政府规章', '部门规章', '地方政府规章', '规章制定权', '规章制发权'],
    means: thing('regulations'),
  },
  {
    words: [
      '规范性文件',
      '行政规范性文件',
      '政府规范性文件',
      '部门规范性文件',
      '规范性档案',
      '行政规范性档案',
    ],
    means: thing('normativeDocuments'),
  },
  {
    words: [
      '行政许可',
      '行政许可审批决定书',
      '行政许可申请',
      '行政审批',
      '行政许可事项',
      '许可事项',
      '影响评价文件许可',
      ...combined(['完成', '发放', '颁发', '核准'], ['许可']),
    ],
    means: thing('licences'),
  },
  { words: ['许可'], means: ofAKind('licences') },
  {
    words: ['其它对外管理服务事项', '对外管理服务事项', '其他对外服务事项', '其他对外管理服务'],
    means: thing('otherServices'),
  },
  {
    words: ['行政处罚', '行政处罚决定书', '行政处罚事项', ...combined(['完成'], ['处罚'])],
    means: thing('penalties'),
  },
  { words: ['处罚'], means: ofAKind('penalties') },
  {
    words: [
      '行政强制',
      '行政强制措施',
      '强制措施',
      '行政强制执行',
      '行政强制事项',
      '税收强制执行',
      '强制执行',
      '代履行',
      '强制拆除',
      '强制清除',
      '查封扣押',
      '临时查封',
    ],
    means: thing('coercion'),
  },
  { words: ['强制'], means: ofAKind('coercion') },
  {
    words: ['行政事业性收费', '行政事业收费', '行政事业性费用', '行政事业性收费收入'],
    means: thing('fees'),
  },
  {
    words: ['政府集中采购', '集中采购', '采购总金额', '采购金额', '采购总额'],
    means: thing('procurement'),
  },

  {
    words: [
      '制发',
      '制定',
      '新制定',
      '新制发',
      '制作',
      '印发',
      '出台',
      '颁布',
      '下发',
      '新增',
      '新发',
      '印制',
      '制订',
      '制定修订',
    ],
    means: document('issued'),
  },
  {
    words: ['公开', '发布', '新发布', '主动公开', '新公开', '公布', '对外公开', '公开发布', '集中公开'],
    means: document('published'),
  },
  {
    words: [
      ...combined(['新制作', '制作', '制发', '制定', '新制定', '印发'], ['并'], ['公开', '公布', '发布']),
      ...combined(['制定', '制发'], ['公开', '公布']),
    ],
    means: document('madeAndPublished'),
  },
  {
    words: ['废止', '宣布废止', '废止失效', '废止失效文件', '废除', '废止文件', '失效及废止', '废止和失效'],
    means: document('repealed'),
  },
  {
    words: [
      '现行有效',
      '继续有效类',
      '保留',
      '有效',
      '继续执行',
      '现行',
      '尚在有效期',
      '有效存量',
      '有效存续',
      '有效期内',
      '继续实施',
      '现行有效文件',
      '现行有效的文件',
      '有效文件',
    ],
    means: document('inForce'),
  },
  {
    words: ['对外公开总数', '公开总数量', ...TOTALS_OF_REGULATIONS, ...TOTALS_OF_NORMS],
    means: document('totalPublished'),
  },
  {
    words: [
      '作出',
      '做出',
      '实施',
      '办理',
      '办结',
      '审批',
      '核发',
      '处理',
      '查处',
      '准予',
      '下达',
      '开展',
      '行使',
    ],
    means: decision('decided'),
  },
  {
    words: ['上一年项目', '上一年数量', '上年项目', '上年数量', '上一年度项目数量'],
    means: { role: 'aspect', family: 'decisions', aspect: 'itemsLastYear', powers: true },
  },
  {
    words: ['增减', '本年增减'],
    means: { role: 'aspect', family: 'decisions', aspect: 'itemsChange', powers: true },
  },
  {
    words: ['处理决定'],
    means: { role: 'aspect', family: 'decisions', aspect: 'decided', powers: true },
  },
];
