import type { Part } from './passage';

/** 五、存在的主要问题及改进情况: problems and measures, one for one. They are the office's own and never invented. */

const list = (name: string) =>
  [
    `{% for 项 in ${name} %}{% if ${name}.size > 1 %}{{ forloop.index | 中文数字 }}是{% endif %}`,
    '{{ 项 }}{% if forloop.last %}。{% else %}；{% endif %}{% endfor %}',
  ].join('');

const found = list('存在问题');
/** Where last year's problems are told as well, it must be clear whose measures follow. */
const lastYears = '上年度报告所列问题的整改情况：{{ 上年问题整改 }}。针对本年度存在的问题，';
const improved = `{% if 上年问题整改 %}${lastYears}{% endif %}${list('改进措施')}`;

export const problems: Part = {
  name: '存在的主要问题',
  section: 'problems',
  heading: '（一）存在的主要问题',
  template: { 2021: found, 2019: found },
};

export const improvements: Part = {
  name: '改进情况',
  section: 'problems',
  heading: '（二）改进情况',
  template: { 2021: improved, 2019: improved },
};
