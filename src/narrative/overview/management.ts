import type { Part } from '../passage';

/** （三）政府信息管理: regulations and normative documents of 表二, then what the profile says was done. */

const documents2021 = (row: string) =>
  `制发${row}{{ 表二.${row}.本年制发件数 }}件、废止{{ 表二.${row}.本年废止件数 }}件，` +
  `现行有效{{ 表二.${row}.现行有效件数 }}件`;

const documents2019 = (row: string) =>
  `新制作${row}{{ 表二.${row}.本年新制作数量 }}件、新公开{{ 表二.${row}.本年新公开数量 }}件，` +
  `对外公开总数量{{ 表二.${row}.对外公开总数量 }}件`;

const template = (documents: (row: string) => string) =>
  [
    `{{ 年度 }}年{% if 可制定规章 %}${documents('规章')}；{% endif %}`,
    `${documents('行政规范性文件')}。\n`,
    "{% if 公开前审查 == '是' %}",
    '办理公文时确定公开属性，公开前进行保密审查，公开后根据情况动态调整。{% endif %}',
    '{% if 信息管理举措 %}{{ 信息管理举措 }}。{% endif %}',
  ].join('');

export const management: Part = {
  name: '政府信息管理',
  section: 'overview',
  heading: '（三）政府信息管理',
  template: { 2021: template(documents2021), 2019: template(documents2019) },
};
