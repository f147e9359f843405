import { rule } from '../../src/rules/V-12';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: [
    '公开信息68条。',
    '全年组织培训不少于2次，每次3-5人，公开信息100条以上。',
    '近3年来公开信息68条，近几年10多年的文件均已清理。',
    // Readers and copies by the ten thousand.
    '网站访问量超100万次，阅读量达20余万次，服务群众300余人次，发放手册2万余册，邀请代表30余人。',
  ],
  invalid: [
    {
      text: '公开信息约100条，答复留言近30件，走访十来次，发放资料50份左右。',
      says: ['“约100条”、“近30件”、“十来次”、“50份左右”'],
    },
    { text: '公开信息68余条，组织培训20余次。', says: ['“68余条”、“20余次”'] },
    { text: '公开信息3万余条，印发材料400余份。', says: ['“3万余条”、“400余份”'] },
  ],
});
