import { combined } from './combined';

/**
 * 办理程序: steps on the way to an answer, and the ways of applications between offices. They count applications that
 * no row of 表三 counts, so the number beside them is none of its figures.
 */

/** Of whom an opinion is asked. */
const ASKED = [
  '',
  '第三方',
  '权利人',
  '利害关系人',
  ...combined(['相关', '有关', '其他'], ['单位', '部门', '机关', '行政机关', '方面', '第三方']),
];
const ASKING = [
  ...combined(['征求', '征询', '征求了', '征询了'], ASKED, ['意见']),
  '征求意见函',
  '征求意见件',
  '意见征求',
  '意见征询',
];

/** Applications, under any of their names. */
const APPLICATION = ['申请', '政府信息公开申请', '信息公开申请', '依申请公开', '依申请', '公开申请'];
const SENDERS = [
  ...['上级', '部门', '单位', '机关', '局', '厅', '委', '办', '政府'],
  ...['人民政府', '政府办', '政府办公室', '政府办公厅', '信访局'],
];
/** 转办 and 转 by themselves may carry an application over into another year: 2023年转办的申请. */
const PASSING = [
  ...combined(['转办', '转来', '转给', '转至'], [...APPLICATION, '件']),
  ...combined(SENDERS, ['转办', '转来', '转送', '移交']),
  ...combined(['转交', '移交', '移送', '转送'], ['', '其他', '相关', '有关'], ['', '部门', '单位', '机关']),
  ...['交办', '转派', '分办', '分转', '分派', '批转', '交由', '转由', '派发', '转请'],
  ...[
    '会办',
    '代办',
    '代拟',
    '代为答复',
    '代为办理',
    '协同办理',
    '协调办理',
    '参与办理',
    '牵头办理',
    '接办',
    '协查',
    '协同',
  ],
];
const IN_THE_NAME = [
  ...combined(
    ['代', '代表', '代替'],
    ['省', '市', '州', '县', '区', '旗', '镇', '本级', '同级', ''],
    ['政府', '人民政府'],
  ),
  ...combined(['代', '代表', '代替'], ['上级', '上级机关', '政府办', '政府办公室']),
  ...combined(['名义', '的名义'], ['答复', '办理', '处理', '受理']),
  ...combined(['承办', '办理'], ['上级', '省', '市', '州', '县', '区', '本级', '同级'], ['政府', '人民政府']),
  '答复主体',
];

const CORRECTING = [
  '补正',
  ...combined(
    ['补正'],
    ['告知', '通知', '告知书', '通知书', '材料', '申请', '申请材料', '的申请', '程序', '手续'],
  ),
  ...combined(['告知', '通知', '要求', '一次性告知'], ['', '申请人'], ['补正', '补充', '补正材料']),
];
const PROLONGING = [
  ...combined(['延期', '延长'], ['', '办理', '答复', '处理', '告知', '告知书', '通知书']),
  ...combined(['延长'], ['', '答复', '办理', '处理'], ['期限', '时限', '时间']),
  '申请延期',
  '申请延期答复',
  '申请延期办理',
];
const BEFORE_RECEIPT = [
  ...combined(['受理', '登记', '立案'], ['前', '之前', '以前']),
  ...combined(['不予', '未予', '不', '不符合'], ['受理', '受理条件']),
];
/** Counted as something else, or another way: 并案答复3件, 同一申请人提交申请8件. */
const OTHERWISE_COUNTED = [
  ...combined(['不属于', '不是', '非'], ['政府信息公开申请', '信息公开申请', '政府信息公开', '依申请公开']),
  ...combined(['按', '按照', '作为'], ['咨询', '咨询事项', '信访处理', '信访件处理', '信访事项处理']),
  ...combined(['合并', '并案'], ['', '办理', '答复', '处理']),
  ...combined(['同一', '同一个', '个别'], ['申请人', '人', '主体']),
  ...combined(['重复', '多次', '反复'], ['提交', '提出', '递交']),
];
/** What they are about: 申请内容主要涉及征地补偿（15件）. */
const SUBJECTS = combined(
  ['内容', '事项', '领域', '申请'],
  ['', '主要', '多', '大多'],
  ['涉及', '集中在', '集中于', '包括', '涵盖'],
);
const LETTERS = [
  ...combined(
    ['', '政府信息公开', '信息公开', '申请', '政府信息公开申请', '信息公开申请'],
    ['答复书', '告知书', '答复意见书', '答复函'],
  ),
  '登记回执',
  '收件回执',
  '办理文书',
  '法律文书',
];

export const PROCEDURE: readonly string[] = [
  // "3件申请均延期答复": said of the noun before it.
  ...combined(['', '均'], [...ASKING, ...PROLONGING]),
  ...combined(['书面'], ASKING),
  ...combined(['均', '予以'], ['补正', '转交', '移送']),
  '予以延期',
  ...PASSING,
  ...IN_THE_NAME,
  ...CORRECTING,
  ...BEFORE_RECEIPT,
  ...LETTERS,
  ...OTHERWISE_COUNTED,
  ...SUBJECTS,
  ...combined(['两级', '各级', '全市', '全省', '全区', '全县'], ['法院', '人民法院']),
];

/** Why something came of it, or when: "征求第三方意见后部分公开1件", "1件因征求第三方意见结转下年". */
export const ON_THE_WAY: readonly string[] = [
  ...combined([...ASKING, '补正', '延期', '延长期限'], ['后']),
  ...combined(['经', '因', '因需'], [...ASKING, '补正', '延期', '延长答复期限', '延期答复']),
];
