import { useState } from 'react';
import { htmlOf, plainOf } from '../hosts/html';
import { publication } from '../publication';
import type { Review } from '../review';

/** 公布稿: title, text and tables in one run, to be pasted into Word, WPS or the web site's editor. */
export function Published({ review }: { review: Review }) {
  const [copied, setCopied] = useState<{ readonly done: boolean; readonly lacking: readonly string[] }>();
  return (
    <section className="text-part">
      <h2>公布稿</h2>
      <p className="hint">标题、正文和三张表按公文格式排成一份，可以粘贴到 Word、WPS 文字或网站后台。</p>
      <button
        type="button"
        onClick={() => {
          const document = publication(review.report);
          setCopied({ done: copy(htmlOf(document), plainOf(document)), lacking: document.lacking });
        }}
      >
        复制全文
      </button>
      <div role="status">
        {copied && (
          <p className={copied.done ? 'hint' : 'lacking'}>
            {copied.done ? '已复制，到要用的地方粘贴。' : '这里不允许复制。请改用网页版或命令行导出 Word。'}
          </p>
        )}
        {copied?.done && copied.lacking.length > 0 && (
          <p className="lacking">还不完整：{copied.lacking.join('；')}。</p>
        )}
      </div>
    </section>
  );
}

/** Puts both forms on the clipboard; false where the browser forbids it. The older way, for it needs no permission in Excel. */
function copy(html: string, plain: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', plain);
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  return done;
}
