import { combined } from './combined';

/**
 * 办理程序: steps on the way to an answer, and the ways of applications between offices. They count applications that
 * no row of 表三 counts, so the number beside them is none of its figures.
 */

const ASKING = ['征求', '征询', '补正'];
const DELAYS = ['延期', '延长'];

/** 转办 and 转 by themselves may carry an application over into another year: 2023年转办的申请. */
const PASSING = [
  ...combined(['转办', '转来'], ['申请', '政府信息公开申请', '信息公开申请', '公开申请', '件']),
  ...combined(['上级', '部门', '单位', '局', '厅', '政府', '政府办', '政府办公室', '热线'], ['转办', '转来']),
  ...['转交', '移交', '移送', '转送', '交办', '分办', '交由', '转由'],
  ...['会办', '代办', '代拟', '接办', '协同', '参与办理'],
  ...combined(['代', '承办'], ['上级', '市', '县', '区'], ['政府', '人民政府']),
  ...combined(['办理上级'], ['政府', '人民政府']),
  ...['名义答复', '答复主体'],
];

const NOT_RECEIVED = [
  ...['受理前', '登记前', '立案前', '不予受理', '未予受理', '不受理'],
  ...combined(['不属于', '非'], ['政府信息公开申请', '信息公开申请']),
  ...['按咨询', '作为咨询'],
  ...combined(
    ['不作为', '不按'],
    ['政府信息公开申请', '信息公开申请', '依申请公开'],
    ['', '处理', '办理', '受理'],
  ),
];

/** 并案答复3件, 同一申请人提交申请8件, 答复书15件. */
const OTHERWISE_COUNTED = [
  ...combined(['合并', '并案'], ['答复', '办理', '处理']),
  ...combined(
    ['出具', '制作', '制发', '发出', '送达'],
    ['', '政府信息公开', '政府信息公开申请'],
    ['答复书', '告知书'],
  ),
  ...['重复提交', '同一申请人', '两级法院', '各级法院'],
];

/** What they are about: 申请内容主要涉及征地补偿（15件）. */
const SUBJECTS = combined(['内容', '事项'], ['', '主要'], ['涉及', '集中']);

/** Said of the noun before it: 3件申请均延期答复. */
const SAID_OF = ['', '均', '予以'];

export const PROCEDURE: readonly string[] = [...combined(SAID_OF, DELAYS), ...PASSING, ...SUBJECTS];

/** What is finished after them is of all the applications: 补正3件，办结11件. After 延期2件，按期办结10件 it is not. */
export const PROCEDURE_OF_SOME: readonly string[] = [
  ...combined(SAID_OF, ASKING),
  ...NOT_RECEIVED,
  ...OTHERWISE_COUNTED,
  // 一审驳回3件，撤诉2件
  ...['一审', '二审', '再审'],
];

/** Why something came of it, or when: "征求第三方意见后部分公开1件", "1件因征求第三方意见结转下年". */
const TAKEN = ['征求意见', '征求第三方意见', '补正', '延期', '延期答复'];
export const ON_THE_WAY: readonly string[] = [
  ...combined(TAKEN, ['', '程序'], ['后', '基础上', '的基础上']),
  ...combined(['经', '因', '因需'], TAKEN),
];
