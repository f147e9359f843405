import type { Part } from '../passage';

/**
 * （二）依申请公开: received, carried over, done, carried forward; results and their grounds; disputes.
 * 全部办结 is said only where nothing is carried forward and the sums hold.
 */

const received = [
  '{% if 本年新收 == 0 %}未收到政府信息公开申请{% else %}收到政府信息公开申请{{ 本年新收 }}件，',
  '{% if 有上年 %}申请量{{ 本年新收 | 增长: 上年.本年新收 }}，{% endif %}',
  '其中自然人{{ 自然人申请 }}件、法人或其他组织{{ 法人申请 }}件{% endif %}；',
  '上年结转{{ 上年结转 }}件。',
];

const handled = [
  '{% if 办结 > 0 and 结转下年度 == 0 and 办结 == 待办申请 %}上述申请已全部办结，{% endif %}',
  '本年度办结{{ 办结 }}件，结转下年度继续办理{{ 结转下年度 }}件。',
  '{% if 办结 > 0 %}办结的申请中，予以公开{{ 予以公开 }}件、部分公开{{ 部分公开 }}件、',
  '不予公开{{ 不予公开 }}件、无法提供{{ 无法提供 }}件、不予处理{{ 不予处理 }}件、',
  '其他处理{{ 其他处理 }}件。{% endif %}',
];

const told = '{{ 情形.名称 }}{{ 情形.件数 }}件{% unless forloop.last %}、{% endunless %}{% endfor %}。';

/** On what grounds, a sentence a group of results. */
const ofGroup = (group: string) =>
  `{% if ${group}情形.size > 0 %}${group}的申请中，{% for 情形 in ${group}情形 %}${told}{% endif %}`;

/** Only what occurred; where that is most of the table, what occurred most, for the overview to stay one. */
const reasons = [
  '{% if 办结 > 0 %}{% if 各情形.size > 10 %}',
  `从具体情形看，较多的是{% for 情形 in 各情形 limit: 8 %}${told}`,
  '{% else %}',
  ...['不予公开', '无法提供', '不予处理', '其他处理'].map(ofGroup),
  '{% endif %}{% endif %}',
];

const stages = [
  '{{ 年度 }}年，{{ 主体 }}',
  '{% if 待办申请 == 0 and 办结 == 0 and 结转下年度 == 0 %}',
  '未收到政府信息公开申请，没有上年结转的申请，也没有结转下年度办理的申请。\n',
  '{% else %}',
  ...received,
  ...handled,
  ...reasons,
  '\n{% endif %}',
];

const outcomes = (table: string) =>
  [
    `结果维持{{ ${table}.结果维持 }}件、结果纠正{{ ${table}.结果纠正 }}件、`,
    `其他结果{{ ${table}.其他结果 }}件、尚未审结{{ ${table}.尚未审结 }}件`,
  ].join('');

/** A kind of lawsuit, what came of it in brackets. */
const lawsuits = (kind: string) =>
  `${kind}{{ 表四.${kind}.总计 }}件{% if 表四.${kind}.总计 > 0 %}（${outcomes(`表四.${kind}`)}）{% endif %}`;

/** The number with what came of it, or that there was none. */
const either = (kind: string, told: string) =>
  `{% if ${kind} == 0 %}未发生因政府信息公开引起的${kind}。{% else %}因政府信息公开引起${kind}{{ ${kind} }}件，${told}。{% endif %}`;

const disputes = [
  '{% if 行政复议 == 0 and 行政诉讼 == 0 %}未发生因政府信息公开引起的行政复议、行政诉讼。{% else %}',
  either('行政复议', `其中${outcomes('表四.行政复议')}`),
  either('行政诉讼', `其中${lawsuits('未经复议直接起诉')}、${lawsuits('复议后起诉')}`),
  '{% endif %}',
];

const template = [...stages, ...disputes].join('');

export const applications: Part = {
  name: '依申请公开',
  section: 'overview',
  heading: '（二）依申请公开',
  template: { 2021: template, 2019: template },
};
