/* Runs only where the browser is too old for the pane (Trident in Office 2019 and older). ES5, no library. */
(function () {
  function say() {
    var page = document.body;
    page.innerHTML = '';
    var lines = [
      ['h1', '需要较新的 Office'],
      ['p', '年报勾稽窗格需要 Microsoft 365、Office 2021 或更新的版本（Windows 10 以上）。'],
      ['p', '不能升级时，可以在较新的浏览器中打开网页版，把工作簿拖进去校核；也可以使用命令行 gouji check。']
    ];
    for (var place = 0; place < lines.length; place++) {
      var element = document.createElement(lines[place][0]);
      element.appendChild(document.createTextNode(lines[place][1]));
      page.appendChild(element);
    }
  }
  if (document.body) say();
  else if (document.addEventListener) document.addEventListener('DOMContentLoaded', say);
  else window.onload = say;
})();
