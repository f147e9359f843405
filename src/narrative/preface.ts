import { SECTION_HEADINGS } from '../sections';
import type { Part } from './passage';

/** 引言: the basis, the six parts, the period, where the report can be had and whom to ask. */

const BASIS = {
  2021: '《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）',
  2019: '《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）',
};

const sixParts = SECTION_HEADINGS.map(({ words }) => `“${words[0]}”`).join('');

const template = (basis: string) =>
  [
    `根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和${basis}，编制本报告。`,
    `全文由${sixParts}六部分组成。`,
    '所列数据的统计期限为{{ 年度 }}年1月1日至{{ 年度 }}年12月31日。',
    '{% if 统计范围 %}数据范围：{{ 统计范围 }}。{% endif %}\n',
    '本报告电子版可在{{ 网站名称 }}{% if 网址 %}（{{ 网址 }}）{% endif %}查阅、下载。',
    '对本报告如有疑问，请与{{ 联系科室 }}联系（{% if 地址 %}地址：{{ 地址 }}；{% endif %}',
    '{% if 邮编 %}邮编：{{ 邮编 }}；{% endif %}电话：{{ 联系电话 }}）。',
  ].join('');

export const preface: Part = {
  name: '引言',
  section: 'preface',
  template: { 2021: template(BASIS[2021]), 2019: template(BASIS[2019]) },
};
