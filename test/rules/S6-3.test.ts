import { rule } from '../../src/rules/S6-3';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['2024年收取信息处理费1件，共计380元。'],
  invalid: [{ text: '实际收取信息处理费385元。', says: ['385 元不是十元的整数倍'] }],
  inapplicable: ['收到申请3件。', '征收污水处理费，实际收取1205元。'],
});
