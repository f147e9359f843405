import type { Part } from '../passage';

/** （五）监督保障: trainings; for governments 考核、评议、追责 with their results (条例 art. 50(四)). */

const template = [
  '{{ 年度 }}年{% if 培训次数 == 0 %}未组织和参加政府信息公开培训{% else %}',
  '组织和参加政府信息公开培训{{ 培训次数 }}次{% if 培训人次 > 0 %}，参训{{ 培训人次 }}人次{% endif %}{% endif %}。',
  '{% if 监督保障举措 %}{{ 监督保障举措 }}。{% endif %}\n',
  '{% if 各级政府 or 工作考核结果 %}工作考核方面，{{ 工作考核结果 }}。{% endif %}',
  '{% if 各级政府 or 社会评议结果 %}社会评议方面，{{ 社会评议结果 }}。{% endif %}',
  '{% if 各级政府 or 责任追究 %}责任追究方面，',
  '{% if 责任追究 == 0 %}未发生需要追究责任的情形{% else %}追究责任{{ 责任追究 }}人次{% endif %}。{% endif %}',
].join('');

export const safeguards: Part = {
  name: '监督保障',
  section: 'overview',
  heading: '（五）监督保障',
  template: { 2021: template, 2019: template },
};
