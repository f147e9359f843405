import './pane.css';

/** Shown while Excel does not let the workbook be read. */
export default function NotOpened({ reason, retry }: { reason: string; retry?: () => void }) {
  return (
    <main className="view empty">
      <h1 className="subject">还没有读到工作簿</h1>
      <p role="status">{reason}</p>
      {retry && (
        <button type="button" className="primary" onClick={retry}>
          重试
        </button>
      )}
    </main>
  );
}
