import type { ApplicationAspect, AspectMeaning, Meaning, Wording } from '../meaning';
import { combined } from './combined';
import { REASONS, WITHDRAWN } from './reasons';

/** Words of 表三: applications, their applicants, where they come from and what became of them. */

const aspect = (aspect: ApplicationAspect): AspectMeaning => ({
  role: 'aspect',
  family: 'applications',
  aspect,
});
/** Words that speak of applications even where no application is named. */
const row = (aspect: ApplicationAspect): Meaning => ({
  role: 'aspect',
  family: 'applications',
  aspect,
  alone: true,
});

const THINGS: readonly Wording[] = [
  {
    words: [
      ...combined(
        ['政府信息公开', '信息公开', '公开'],
        ['申请'],
        ['', '件', '信件', '书', '表', '函', '事项'],
      ),
      ...combined(
        ['', '政府信息'],
        ['依申请公开'],
        [
          '',
          '申请',
          '政府信息',
          '信息',
          '内容',
          '事项',
          '来信',
          '信件',
          '函件',
          '信函',
          '办理事项',
          '类申请',
          '的内容',
          '的事项',
          '的申请',
        ],
      ),
      ...combined(['依申请', '申请'], ['信息公开', '政府信息公开']),
      ...combined(['依申请'], ['信息公开申请', '政府信息公开申请', '', '件', '事项', '类']),
      ...combined(
        ['申请'],
        ['公开', '答复', '主体', '人中', '公开政府信息', '公开件', '公开事项', '公开信息'],
      ),
      ...combined(['申请人'], ['类型', '类别', '性质']),
      ...combined(['从'], ['申请人', '申请主体', '申请人类型', '申请人身份'], ['看']),
      ...combined(['按'], ['申请人', '申请主体', '申请人类型', '主体']),
      ...combined(['公开', '获取'], ['政府信息的申请']),
      ...combined(['申请要求公开的'], ['其他', '其它'], ['方面政府信息']),
      '依法申请公开',
      '公开请求',
      '要求公开的信息',
      '要求公开政府信息',
    ],
    means: { role: 'thing', thing: 'applications' },
  },
  {
    words: ['申请', '申请书', '申请信件'],
    means: { role: 'thing', thing: 'applications', plain: true },
  },
];

/** 上年结转, 上一年度遗留, 结转上年度, 承接上年 … */
const CARRIED_OVER = [
  ...combined(
    ['', '与', '含'],
    ['上年', '上年度', '上一年', '上一年度', '去年', '往年'],
    ['结转', '转结', '接转', '转入', '转办', '遗留', '延续', '未办结', '带入', '承接', '留转', '顺延'],
  ),
  ...combined(
    ['结转', '接转', '承接', '延续', '转接', '转办'],
    ['上年', '上年度', '上一年', '上一年度', '本年', '本年度', '至本年', '至本年度'],
    ['', '未办结', '办理', '继续办理', '结转'],
  ),
];

/** 结转下年度继续办理, 转至次年办理, 顺延到下一年度答复 … */
const CARRIED_FORWARD = combined(
  ['结转', '转结', '接转', '转接', '转', '顺延', '延续', '延期'],
  ['', '至', '到', '入'],
  ['下年', '下年度', '下一年', '下一年度', '次年', '次年度', '明年'],
  ['', '办理', '继续办理', '处理', '继续处理', '答复', '再行办理'],
);

const STAGES: readonly Wording[] = [
  {
    words: [
      ...['收到', '接到', '接收', '接受', '接件', '受理', '收悉', '接获', '接收到', '收取到', '收件'],
      ...combined(
        ['收到', '受理', '接收'],
        ['并'],
        ['办结', '按时办结', '答复', '按时答复', '办理', '处理', '受理'],
      ),
      ...combined(['收到', '受理', '接收'], ['答复', '办理', '和受理', '和答复']),
      // said of what came in, whatever was told before
      '申请人为',
      '申请人是',
    ],
    means: aspect('newlyReceived'),
  },
  {
    words: [
      '新收',
      '新收到',
      '新接收',
      '新受理',
      '新增申请',
      '本年新收',
      '本年度新收',
      '当年新收',
      '收到书面申请',
      ...combined(['收到', '受理', '接收', '提交'], ['', '政府'], ['信息公开']),
      '收到书面信息公开申请',
      '收到书面政府信息公开申请',
    ],
    means: row('newlyReceived'),
  },
  // Where applications are spoken of only: elsewhere petitions are petitions, and 撤销 many things.
  {
    words: [
      '信访投诉类',
      '信访咨询类',
      '信访诉求类',
      '投诉举报类',
      '信访、投诉类',
      '属信访事项',
      '属于信访事项',
      '转为信访',
      '转信访',
      '转信访渠道',
    ],
    means: aspect('notProcessedPetition'),
  },
  { words: ['撤销'], means: { ...aspect('otherOther'), among: true } },
  { words: ['办理', '处理', '承办', '受理办理', '办理回复'], means: aspect('handled') },
  {
    words: ['收办', '收处', ...combined(['应', '需'], ['办', '办理', '处理'])],
    means: aspect('receivedAndCarriedOver'),
  },
  {
    words: [...CARRIED_OVER, '上年度继续办理', '上年继续办理'],
    means: row('carriedOver'),
  },
  { words: ['结转', '转结', '接转', '转接'], means: aspect('carried') },
  // With a year beside it only: 转2025年办理, 2023年转办.
  {
    words: ['转', '转到', '转至', '转入', '转办', '延至', '延到', '顺延至', '留至'],
    means: { ...aspect('carried'), dated: true },
  },
  /** Done with, and so not carried forward. */
  {
    words: [
      '办结',
      '在办结',
      ...combined(['办理', '依法办理', '处理', '答复', '答复办理', '回复'], ['完毕', '完成', '完结']),
      '办理结束',
      '答复办结',
      '办结答复',
      '办理终结',
      '办毕',
      '完成办理',
      '办理结果总计',
      '办结并答复',
      '已结',
      '办理结果总数',
    ],
    means: { role: 'aspect', family: 'applications', aspect: 'resultsTotal', done: true },
  },
  {
    words: ['答复', '办复', '回复', '办理答复', '完成', '本年度办理结果', '书面答复'],
    means: aspect('resultsTotal'),
  },
  { words: ['答复申请人', '回复申请人'], means: row('resultsTotal') },
  {
    words: CARRIED_FORWARD,
    means: row('carriedForward'),
  },
  {
    words: [
      '跨年办理',
      '跨年答复',
      '跨年度',
      '延期结转',
      '年后办理',
      '未到答复期',
      '延至下年度',
      '下年度结转',
      '下一年度结转',
      '下年结转',
      '留待下年度',
      '下年度继续办理',
      '下一年度继续办理',
      '下年继续办理',
      ...combined(
        ['还', '仍', '尚'],
        ['在'],
        ['', '法定'],
        ['', '办理', '答复'],
        ['期限', '时限', '限期'],
        ['内'],
      ),
    ],
    means: row('carriedForward'),
  },
  {
    words: [
      '未办结',
      '尚未办理',
      '尚未办结',
      '未办理完毕',
      ...combined(['正在', '尚在', '仍在'], ['办理', '处理'], ['', '中']),
      '正在审核办理',
      '在办',
      '继续办理',
      '顺延',
      '跨年',
      '未答复',
      '尚未答复',
      '未结',
    ],
    means: aspect('carriedForward'),
  },
];

const RESULTS: readonly Wording[] = [
  {
    words: [
      ...combined(
        ['予以', '同意', '准予', '全部', '全部予以', '全部同意', '全文', '决定', '依法', '完全'],
        ['公开'],
      ),
      '予以提供',
      '属于公开范围',
      '予以主动公开',
      '已主动公开',
      '主动公开范围',
      '提供公开',
      '主动提供',
      '以公开方式答复',
      '结果为主动公开',
      '办理结果为主动公开',
      '按申请内容提供',
      ...combined(['', '按申请内容'], ['提供给'], ['申请人', '当事人']),
    ],
    means: row('granted'),
  },
  { words: ['公开'], means: aspect('published') },
  {
    words: [
      '部分公开',
      '同意部分公开',
      '部分同意公开',
      '区分处理',
      '部分予以公开',
      '部分进行公开',
      '部分公开范围',
    ],
    means: row('partlyGranted'),
  },
  {
    words: ['不予公开', '不公开', '不同意公开', '不予以公开', '拒绝公开'],
    means: row('refused'),
  },
  { words: ['无法提供', '不能提供', '无法予以提供'], means: row('unableToProvide') },
  { words: ['不予处理', '不作处理', '不处理', '不予以处理'], means: row('notProcessed') },
  { words: ['不再处理'], means: aspect('noLongerHandled') },
  {
    words: ['其他处理', '其它处理', '其他方式处理', '其他情形处理'],
    means: row('otherwiseHandled'),
  },
];

export const applicationWordings: readonly Wording[] = [
  ...THINGS,
  ...STAGES,
  ...RESULTS,
  ...REASONS.map(([key, words]) => ({ words, means: row(key) })),
  { words: WITHDRAWN, means: { ...aspect('otherOther'), alone: true, among: true } },
];
