import { plain } from './labels';

/** 基本信息: the words by which its sheet and the items that say who reports and how to reach them are known, the own name first. */

export const UNIT_LABELS = [
  '机关全称',
  '单位全称',
  '单位名称',
  '机关名称',
  '填报单位',
  '编制单位',
  '单位',
] as const;
export const KIND_LABELS = ['单位类型', '单位类别', '机关类型', '单位性质', '类型'] as const;
export const YEAR_LABELS = ['年度', '报告年度', '年份', '报告年份', '统计年度'] as const;

export const TELEPHONE_LABELS = ['联系电话', '电话', '电话号码'] as const;
export const POSTCODE_LABELS = ['邮编', '邮政编码'] as const;
export const WEBSITE_LABELS = ['网址', '专栏网址', '年报专栏网址', '网站地址', '栏目网址', '链接'] as const;

export const PROFILE_SHEET = '基本信息';

/** "基本信息", "单位基本信息表"; last year's are not this report's. */
export const isProfileSheet = (name: string): boolean =>
  plain(name).includes(PROFILE_SHEET) && !isLastYears(name);

export const isLastYears = (name: string): boolean => /^(?:上|去|往)年/.test(plain(name));
