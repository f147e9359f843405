import { rule } from '../../src/rules/V-9';
import { testTextRule } from './textRuleTester';

testTextRule(rule, {
  valid: ['全年公开信息444条，其中政府网站118条、微信公众号294条、微博32条。'],
  invalid: [
    { text: '全年公开信息444条，其中政府网站118条、微信公众号294条、微博42条。', says: ['相加为 454'] },
  ],
  inapplicable: ['公开政府信息100条。'],
});
