import {
  KIND_LABELS,
  POSTCODE_LABELS,
  TELEPHONE_LABELS,
  UNIT_LABELS,
  WEBSITE_LABELS,
  YEAR_LABELS,
} from '../recognise/profileWords';
import type { UnitKind } from '../report';

/** What a profile item holds: a text, 是 or 否, one of the kinds of unit, a year, a whole number, money in 元, or a list. */
export type ItemValue =
  'text' | 'yesNo' | 'kind' | 'year' | 'website' | 'telephone' | 'postcode' | 'count' | 'money' | 'lines';

/** Answers of an item that says whether something was done; the text says so where it was, and nothing otherwise. */
export const YES_NO = ['是', '否'] as const;

/** One line of the sheet 基本信息. */
export interface ProfileItem {
  readonly key: string;
  /** The words in the sheet and the name in templates, without the unit. */
  readonly label: string;
  readonly value: ItemValue;
  readonly unit?: string;
  /** Other words met for the same item. */
  readonly aliases: readonly string[];
  /** What to fill in, with an example. */
  readonly hint: string;
  readonly group: '单位' | '主动公开' | '管理和平台' | '监督保障' | '问题及改进' | '其他事项';
  /** Which reports cannot be written without it; absent for an item that may stay blank. */
  readonly needed?: 'always' | 'governments' | 'edition2021';
  /** Follows from 机关全称 where it is left blank. */
  readonly derived?: true;
}

/** 单位类型 in words. */
export const UNIT_KIND_LABELS: Readonly<Record<UnitKind, string>> = {
  township: '乡镇',
  subdistrict: '街道',
  bureau: '部门',
  county: '县级政府',
  city: '市级政府',
  province: '省级政府',
  ministry: '国务院部门',
};

export const PROFILE_ITEMS = [
  {
    key: 'unit',
    label: '机关全称',
    value: 'text',
    aliases: UNIT_LABELS,
    hint: '与公章一致，如：某县某镇人民政府',
    group: '单位',
    needed: 'always',
  },
  {
    key: 'selfName',
    label: '自称',
    value: 'text',
    aliases: ['单位自称', '简称', '单位简称'],
    hint: '正文中怎样称呼本机关，如：我镇、我局；不填时按机关全称取',
    derived: true,
    group: '单位',
    needed: 'always',
  },
  {
    key: 'kind',
    label: '单位类型',
    value: 'kind',
    aliases: KIND_LABELS,
    hint: '从列表中选择；不填时按机关全称判断',
    derived: true,
    group: '单位',
    needed: 'always',
  },
  {
    key: 'year',
    label: '年度',
    value: 'year',
    unit: '年',
    aliases: YEAR_LABELS,
    hint: '报告所述的年度，如：2024',
    group: '单位',
    needed: 'always',
  },
  {
    key: 'website',
    label: '网站名称',
    value: 'text',
    aliases: ['网站', '门户网站', '政府网站', '公开网站'],
    hint: '年报在哪个网站公开，如：某县人民政府门户网站',
    group: '单位',
    needed: 'always',
  },
  {
    key: 'columnUrl',
    label: '网址',
    value: 'website',
    aliases: WEBSITE_LABELS,
    hint: '政府信息公开年报栏目的网址，以 http:// 或 https:// 开头',
    group: '单位',
  },
  {
    key: 'contactOffice',
    label: '联系科室',
    value: 'text',
    aliases: ['联系部门', '联系机构', '联系单位', '承办科室'],
    hint: '如：党政办公室',
    group: '单位',
    needed: 'always',
  },
  {
    key: 'telephone',
    label: '联系电话',
    value: 'telephone',
    aliases: TELEPHONE_LABELS,
    hint: '带区号，如：0000-1234567',
    group: '单位',
    needed: 'always',
  },
  {
    key: 'address',
    label: '地址',
    value: 'text',
    aliases: ['联系地址', '办公地址', '通讯地址'],
    hint: '可不填',
    group: '单位',
  },
  {
    key: 'postcode',
    label: '邮编',
    value: 'postcode',
    aliases: POSTCODE_LABELS,
    hint: '6 位数字，可不填',
    group: '单位',
  },
  {
    key: 'scope',
    label: '统计范围',
    value: 'text',
    aliases: ['数据范围'],
    hint: '汇总本级的政府填写，如：全县45个行政机关；可不填',
    group: '单位',
  },
  {
    key: 'published',
    label: '主动公开信息总数',
    value: 'count',
    unit: '条',
    aliases: ['主动公开总数', '主动公开条数', '主动公开信息数', '主动公开政府信息数', '公开信息总数'],
    hint: '全年主动公开的信息条数；分渠道填写时可不填，自动相加',
    group: '主动公开',
    needed: 'always',
  },
  {
    key: 'byWebsite',
    label: '政府网站公开数',
    value: 'count',
    unit: '条',
    aliases: ['网站公开数', '网站公开条数', '网站发布'],
    hint: '可不填；分渠道填写时，各渠道相加须等于总数',
    group: '主动公开',
  },
  {
    key: 'byWechat',
    label: '微信公众号公开数',
    value: 'count',
    unit: '条',
    aliases: ['微信公开数', '公众号公开数', '微信公众号'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'byWeibo',
    label: '微博公开数',
    value: 'count',
    unit: '条',
    aliases: ['政务微博公开数', '微博'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'byVideo',
    label: '短视频账号公开数',
    value: 'count',
    unit: '条',
    aliases: ['短视频公开数', '视频号公开数', '抖音公开数'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'byGazette',
    label: '政府公报公开数',
    value: 'count',
    unit: '条',
    aliases: ['公报公开数', '公报'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'byOther',
    label: '其他渠道公开数',
    value: 'count',
    unit: '条',
    aliases: ['其他方式公开数', '公示栏公开数'],
    hint: '公开栏、电视、报刊等；可不填',
    group: '主动公开',
  },
  {
    key: 'topics',
    label: '公开内容',
    value: 'text',
    aliases: ['主要公开内容', '公开领域', '重点领域'],
    hint: '列举即可，如：机构职能、财政预决算、社会救助；可不填',
    group: '主动公开',
  },
  {
    key: 'interpretations',
    label: '政策解读',
    value: 'count',
    unit: '篇',
    aliases: ['政策解读数', '解读材料'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'replies',
    label: '留言答复',
    value: 'count',
    unit: '件',
    aliases: ['答复留言', '回应关切', '网民留言答复'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'consultations',
    label: '意见征集',
    value: 'count',
    unit: '次',
    aliases: ['征集意见', '民意征集'],
    hint: '可不填',
    group: '主动公开',
  },
  {
    key: 'reviewed',
    label: '公开前审查',
    value: 'yesNo',
    aliases: ['保密审查', '公开审查', '公开前保密审查'],
    hint: '办理公文时确定公开属性、公开前保密审查、公开后动态调整都做到的选“是”，正文写这一句；可不填',
    group: '管理和平台',
  },
  {
    key: 'managementMeasures',
    label: '信息管理举措',
    value: 'text',
    aliases: ['政府信息管理', '管理举措'],
    hint: '做了什么，一两句话；可不填',
    group: '管理和平台',
  },
  {
    key: 'publishedTogether',
    label: '集中公开',
    value: 'yesNo',
    aliases: ['平台集中公开', '专栏集中公开'],
    hint: '公开指南、公开制度、法定主动公开内容和年报都在网站集中公开的选“是”，正文写这一句；可不填',
    group: '管理和平台',
  },
  {
    key: 'newColumns',
    label: '新增栏目',
    value: 'count',
    unit: '个',
    aliases: ['新设栏目', '栏目数'],
    hint: '可不填',
    group: '管理和平台',
  },
  {
    key: 'accounts',
    label: '政务新媒体',
    value: 'count',
    unit: '个',
    aliases: ['政务新媒体账号', '新媒体账号'],
    hint: '正在运行的账号个数，可不填',
    group: '管理和平台',
  },
  {
    key: 'publicAreas',
    label: '政务公开专区',
    value: 'count',
    unit: '个',
    aliases: ['公开专区', '线下专区'],
    hint: '可不填',
    group: '管理和平台',
  },
  {
    key: 'gazettes',
    label: '政府公报期数',
    value: 'count',
    unit: '期',
    aliases: ['公报期数'],
    hint: '可不填',
    group: '管理和平台',
  },
  {
    key: 'platformMeasures',
    label: '平台建设举措',
    value: 'text',
    aliases: ['平台建设'],
    hint: '做了什么，一两句话；可不填',
    group: '管理和平台',
  },
  {
    key: 'trainings',
    label: '培训次数',
    value: 'count',
    unit: '次',
    aliases: ['组织培训次数', '参加培训次数', '业务培训', '培训'],
    hint: '组织和参加的政府信息公开培训；没有填 0',
    group: '监督保障',
    needed: 'always',
  },
  {
    key: 'trainees',
    label: '培训人次',
    value: 'count',
    unit: '人次',
    aliases: ['参训人次', '培训人数'],
    hint: '可不填',
    group: '监督保障',
  },
  {
    key: 'safeguardMeasures',
    label: '监督保障举措',
    value: 'text',
    aliases: ['保障举措'],
    hint: '做了什么，一两句话；可不填',
    group: '监督保障',
  },
  {
    key: 'assessment',
    label: '工作考核结果',
    value: 'text',
    aliases: ['考核结果', '工作考核'],
    hint: '要写结果，如：在全县考核中得96分',
    group: '监督保障',
    needed: 'governments',
  },
  {
    key: 'publicReview',
    label: '社会评议结果',
    value: 'text',
    aliases: ['评议结果', '社会评议'],
    hint: '要写结果，如：发放问卷200份，收到意见3条',
    group: '监督保障',
    needed: 'governments',
  },
  {
    key: 'accountability',
    label: '责任追究',
    value: 'count',
    unit: '人次',
    aliases: ['责任追究结果', '责任追究人次', '追究责任人次'],
    hint: '追究责任的人次；没有填 0',
    group: '监督保障',
    needed: 'governments',
  },
  {
    key: 'problems',
    label: '存在问题',
    value: 'lines',
    aliases: ['存在的主要问题', '主要问题', '存在的问题'],
    hint: '一行一个，按 Alt+Enter 换行，写本单位的实际问题',
    group: '问题及改进',
    needed: 'always',
  },
  {
    key: 'measures',
    label: '改进措施',
    value: 'lines',
    aliases: ['改进情况', '整改措施', '下一步措施'],
    hint: '一行一个，与上面的问题一一对应',
    group: '问题及改进',
    needed: 'always',
  },
  {
    key: 'lastYearProblems',
    label: '上年问题整改',
    value: 'text',
    aliases: ['上年问题整改情况', '上年度问题整改'],
    hint: '上年报告所列问题整改到什么程度，一两句话；可不填',
    group: '问题及改进',
  },
  {
    key: 'feeNotices',
    label: '收费通知件数',
    value: 'count',
    unit: '件',
    aliases: ['信息处理费收费通知', '收费通知', '发出收费通知'],
    hint: '信息处理费；没有填 0',
    group: '其他事项',
    needed: 'edition2021',
  },
  {
    key: 'notifiedAmount',
    label: '收费通知总金额',
    value: 'money',
    unit: '元',
    aliases: ['收费通知金额', '通知收费金额', '应收信息处理费'],
    hint: '单位是元，不是万元；没有填 0',
    group: '其他事项',
    needed: 'edition2021',
  },
  {
    key: 'collectedAmount',
    label: '实际收取信息处理费',
    value: 'money',
    unit: '元',
    aliases: ['实际收取金额', '实收信息处理费', '收取信息处理费'],
    hint: '单位是元，不是万元；没有填 0',
    group: '其他事项',
    needed: 'edition2021',
  },
  {
    key: 'otherMatters',
    label: '其他报告事项',
    value: 'text',
    aliases: ['其他需要报告的事项', '其他事项'],
    hint: '上级要求另外报告的事项；没有可不填',
    group: '其他事项',
  },
] as const satisfies readonly ProfileItem[];

export type ProfileKey = (typeof PROFILE_ITEMS)[number]['key'];

type Held<Value extends ItemValue> = Value extends 'count' | 'money' | 'year'
  ? number
  : Value extends 'lines'
    ? readonly string[]
    : Value extends 'kind'
      ? UnitKind
      : Value extends 'yesNo'
        ? (typeof YES_NO)[number]
        : string;

/** 基本信息 as read: items that were left blank or could not be read are absent. */
export type NarrativeProfile = {
  readonly [Item in (typeof PROFILE_ITEMS)[number] as Item['key']]?: Held<Item['value']>;
};

/** The channels whose counts add up to `published`, with the words that the text uses for them. */
export const CHANNELS = [
  { key: 'byWebsite', words: '政府网站' },
  { key: 'byWechat', words: '微信公众号' },
  { key: 'byWeibo', words: '微博' },
  { key: 'byVideo', words: '短视频账号' },
  { key: 'byGazette', words: '政府公报' },
  { key: 'byOther', words: '其他渠道' },
] as const satisfies readonly { key: ProfileKey; words: string }[];
