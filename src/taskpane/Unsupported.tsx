/** Shown where the pane cannot work: outside Excel, or in an Excel that is too old. */
export default function Unsupported({ reason }: { reason: string }) {
  return (
    <main className="view empty">
      <h1 className="subject">年报勾稽无法在这里使用</h1>
      <p>{reason}</p>
      <p>
        没有合适的 Excel 时，可以打开<a href="index.html">网页版</a>，把工作簿拖进去校核。
      </p>
    </main>
  );
}
