import { isNobodys, isReportName, passedOverLines, withoutPageParts } from '../src/handedIn';

test.each(['年报.html', '年报.HTM', 'nb.mhtml', 'nb.mht'])('%s is read', (name) => {
  expect(isReportName(name)).toBe(true);
  expect(passedOverLines({ others: [name] })).toEqual([`另有 1 个网页没有校核：${name}`]);
});

test.each(['年报勾稽.html', '年报勾稽 (1).html', '年报勾稽（2）.html'])('%s is Gouji itself', (name) =>
  expect(isNobodys(name)).toBe(true),
);
test.each(['年报勾稽说明.html', '某局年报勾稽.html'])('%s may be a report', (name) =>
  expect(isNobodys(name)).toBe(false),
);

test.each([
  ['beside it', ['a.html', 'a_files/x.html', 'a_files/y/z.png'], ['a.html']],
  ['as Word and Explorer call it', ['某/A.htm', '某/a.files/x.htm'], ['某/A.htm']],
  ['with the signs of Windows', ['某\\a.html', '某\\a_files\\x.html'], ['某\\a.html']],
  ['of another page', ['a.html', 'b_files/x.html'], ['a.html', 'b_files/x.html']],
  ['elsewhere', ['a.html', 'b/a_files/x.html'], ['a.html', 'b/a_files/x.html']],
  ['of a page that is one file', ['a.mhtml', 'a_files/x.html'], ['a.mhtml', 'a_files/x.html']],
  ['in the name of a file', ['a.html', 'a_files'], ['a.html', 'a_files']],
])('the folder of a saved page: %s', (_, files, left) =>
  expect(withoutPageParts(files, (file) => file)).toEqual(left),
);
