import { EDITIONS } from '../src/forms';
import { defaultTemplates, listNames } from '../src/narrate';

/** docs/templateNames.md: the names that templates may use and the built-in templates to start from. */
export function templateNamesPage(): string {
  const lines = [
    '# 文字模板 (templates)',
    '',
    '由 `npm run docs` 从 `src/narrative` 生成，请勿手改。模板用 Liquid 写成：`{{ 名称 }}` 写出一个数或一段文字，',
    '`{% if 条件 %}…{% endif %}` 按条件选用，`{% for 项 in 列表 %}…{% endfor %}` 逐项写出。一行是一段，空行不计。',
    '',
    '- 标签：if、unless、case、for、assign、comment。',
    '- 过滤器：千分位、万元（元折成万元）、中文数字、`增长: 上年.某数`、`占比: 某数`、`加: 某数`、default、join、first、last、strip、append、prepend。',
    '- 没有填写的项目不会写成空白，而是提示填写；可不填的项目请先用 if 判断。',
    '- 表中的数以“上年.”开头即为上年年报的数，如 `上年.本年新收`；先用 `{% if 有上年 %}` 判断。',
    '',
  ];
  for (const edition of EDITIONS) {
    const names = listNames(edition).filter(({ name }) => !name.startsWith('上年.'));
    lines.push(`## ${edition}年版的名称`, '', '| 名称 | 含义 |', '|---|---|');
    const short = names.filter(({ name }) => !name.includes('.'));
    lines.push(...short.map(({ name, meaning }) => `| ${name} | ${meaning} |`), '');
    lines.push('表中的数写成“表.行.列”，如 `表三.予以公开.自然人`：', '');
    for (const table of ['表二', '表三', '表四']) {
      const columnsOf = new Map<string, string[]>();
      for (const { name } of names.filter((each) => each.name.startsWith(`${table}.`))) {
        const [, row = '', column = ''] = name.split('.');
        columnsOf.set(row, [...(columnsOf.get(row) ?? []), column]);
      }
      const rowsWith = new Map<string, string[]>();
      for (const [row, columns] of columnsOf) {
        const key = [...columns].sort().join();
        rowsWith.set(key, [...(rowsWith.get(key) ?? []), row]);
      }
      for (const rows of rowsWith.values()) {
        const columns = columnsOf.get(rows[0] ?? '') ?? [];
        lines.push(`- ${table}．行：${rows.join('、')}；列：${columns.join('、')}`);
      }
    }
    lines.push('');
  }
  lines.push('## 内置模板（2021年版）', '');
  for (const [name, template] of Object.entries(defaultTemplates(2021))) {
    lines.push(`### ${name}`, '', '```liquid', template, '```', '');
  }
  return lines.join('\n');
}
