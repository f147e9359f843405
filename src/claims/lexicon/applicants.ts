import type { ApplicantColumn } from '../../forms';
import type { Wording } from '../meaning';
import { combined } from './combined';

/** Who applies (the columns of 表三), and in which way applications come. */

const APPLICANTS: readonly (readonly [ApplicantColumn | 'legalPersons', readonly string[]])[] = [
  ['naturalPersons', ['自然人', '公民', '个人']],
  [
    'legalPersons',
    [
      ...combined(['法人'], ['或', '和', '及', '或者', '、', '以及'], ['其他组织']),
      '法人或组织',
      '企业及其他组织',
      '企业和其他组织',
      '法人组织',
      '法人',
    ],
  ],
  ['businesses', ['商业企业', '企业']],
  ['researchBodies', ['科研机构', '科研单位']],
  ['charities', ['社会公益组织', '公益组织', '社会组织']],
  ['legalServices', ['法律服务机构', '律师事务所', '法律服务组织', '法律机构', '律所']],
  ['others', ['其他组织', '其他申请人', '其他主体']],
];

const CHANNELS: readonly Wording[] = [
  {
    words: [
      '网上',
      '网络',
      '在线',
      '线上',
      '线下',
      '信函',
      '书信',
      '邮寄',
      '邮政',
      '邮件',
      '电子邮件',
      '电子邮箱',
      '邮箱',
      '当面',
      '现场',
      '窗口',
      '来访',
      '传真',
      '书面',
      ...combined(
        ['网站', '平台', '系统', '政务服务网', '小程序', '公众号'],
        ['收到', '接收', '提交', '递交', '受理', '申请'],
      ),
      '互联网',
      '纸质',
      '挂号信',
      '信件',
      '其他渠道',
      '其他方式',
      '其他形式',
      '网页',
      '来信',
      '来电',
      '电话',
      '邮递',
      '快递',
      '信息公开平台',
      '政务公开专区',
      '信息公开专区',
      '依申请公开系统',
      '依申请公开平台',
      '依申请系统',
      '信息公开系统',
      '公开申请系统',
      '信息公开申请系统',
      '政府信息公开申请系统',
      '申请系统',
      ...combined(['依申请公开', '依申请', '信息公开申请'], ['渠道']),
    ],
    means: { role: 'channel' },
  },
];

export const applicantWordings: readonly Wording[] = [
  ...APPLICANTS.map(([column, words]): Wording => ({ words, means: { role: 'column', column } })),
  ...CHANNELS,
];
