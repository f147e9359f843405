import type { ApplicationRow } from '../../forms';
import { combined } from './combined';

/** The three in any order, listed or run together. */
const PETITIONS = [
  '信访举报投诉',
  '信访投诉举报',
  '举报投诉信访',
  '投诉举报信访',
  '举报信访投诉',
  '投诉信访举报',
].flatMap((words) => [words, words.replace(/..(?!$)/g, '$&、'), words.replace(/../, '$&、')]);

/** 非本机关制作, 不属于我局职责范围. */
const NOT_OURS = combined(
  ['非', '不属于'],
  ['本机关', '本行政机关', '本单位', '本部门', '我局', '我办', '我单位'],
  ['掌握', '制作', '制作或保存', '保存', '公开', '公开范围', '公开职责', '职责', '职责范围'],
);

/** As the form has it. */
const NO_LONGER = combined(['、', '，'], ['行政机关不再处理其政府信息公开申请']);
const LATE = ['逾期不', '逾期未', '未按期'];

/** Words of the leaf rows of 表三: on what ground an application was refused, not processed or closed. */
export const REASONS: readonly (readonly [ApplicationRow, readonly string[]])[] = [
  ['refusedStateSecret', ['国家秘密', '涉密', '国家机密']],
  [
    'refusedForbiddenByLaw',
    [
      ...combined(['', '其他'], ['法律'], ['', '、'], ['行政法规禁止公开']),
      ...combined(['法律', '法律法规'], ['禁止'], ['', '公开']),
    ],
  ],
  ['refusedSecurityAndStability', ['三安全一稳定', '影响社会稳定', '危及社会稳定', '危及国家安全']],
  [
    'refusedThirdParty',
    [
      '保护第三方合法权益',
      ...combined(['第三方', '第三人'], ['合法权益', '权益', '利益', '信息', '隐私', '个人隐私', '商业秘密']),
      '第三方不同意公开',
      '商业秘密',
      '个人隐私',
      '他人隐私',
    ],
  ],
  ['refusedInternalAffairs', ['内部事务性信息', '内部管理信息', '三类内部事务', '内部事务', '内部事务文件']],
  [
    'refusedProcessInformation',
    ['四类过程性', ...combined(['', '四类'], ['过程信息', '过程性信息', '过程性性信息'])],
  ],
  ['refusedEnforcementFiles', ['行政执法案卷', '行政执法卷宗', '行政执法卷宗内容', '执法案卷']],
  [
    'refusedAdministrativeQuery',
    ['行政查询', ...combined(['告知'], ['', '行政'], ['查询'], ['', '途径', '渠道'])],
  ],
  [
    'unableNotHeld',
    [
      '不掌握',
      '信息不存在',
      ...combined(['答复', '告知'], ['', '信息'], ['不存在']),
      '政府信息不存在',
      '不存在相关政府信息',
      '不属于本机关负责公开',
      ...NOT_OURS,
      '本办不掌握相关政府信息',
    ],
  ],
  [
    'unableNeedsCreation',
    [
      ...combined(['没有', '无'], ['现成信息']),
      ...combined(
        ['', '没有现成信息', '无现成信息'],
        ['需', '需要'],
        ['', '另行'],
        ['制作', '加工', '汇总', '加工汇总', '汇总加工', '加工分析'],
      ),
      ...combined(['没有现成信息'], ['、', '，'], ['需要另行制作']),
    ],
  ],
  [
    'unableStillUnclear',
    ['申请内容仍不明确', '申请内容不明确', '仍不明确', '补正仍不明确', '指向不明确', '指向不明确、不具体'],
  ],
  [
    'notProcessedPetition',
    [
      '信访举报投诉',
      ...PETITIONS.flatMap((words) => ['类', '类申请', '类事项', '申请'].map((end) => words + end)),
      '投诉举报类事项',
      ...combined(['信访'], ['', '事项', '类', '类申请', '类事项'], ['不予处理']),
    ],
  ],
  ['notProcessedRepeated', ['重复申请', ...combined(['不', '不予', '不再'], ['重复'], ['处理', '答复'])]],
  ['notProcessedPublication', ['要求提供公开出版物', '公开出版物']],
  ['notProcessedMassive', ['无正当理由大量反复申请', '大量反复申请', '反复申请']],
  ['notProcessedReissue', ['确认或重新出具已获取信息', '重新出具已获取信息', '要求确认已获取信息']],
  [
    'otherNotCorrected',
    [
      '无正当理由逾期不补正',
      ...combined(['申请人无正当理由逾期不补正'], NO_LONGER),
      ...combined(LATE, ['补正'], ['', '视为放弃', '不再处理']),
    ],
  ],
  [
    'otherFeeUnpaid',
    [
      '逾期未按收费通知要求缴纳费用',
      ...combined(['申请人逾期未按收费通知要求缴纳费用'], NO_LONGER),
      ...combined(LATE, ['缴费', '缴纳费用', '缴纳信息处理费']),
      '未缴纳信息处理费',
    ],
  ],
  ['otherOther', ['其他原因', '其他情形']],
];

/** The applicant has taken the application back. The form counts this under 其他, with whatever else ended there. */
export const WITHDRAWN: readonly string[] = [
  '撤回',
  '撤件',
  ...combined(
    ['主动', '自行', '自主', '申请', '申请人', '申请人主动', '申请人自行', '申请人自愿', '当事人'],
    ['撤回', '撤销', '撤件'],
    ['', '申请'],
  ),
  ...combined(['撤回', '撤销'], ['申请', '信息公开申请', '政府信息公开申请']),
  '当事人撤销信息公开申请',
];
