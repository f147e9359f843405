import { useEffect, useId, useRef } from 'react';

interface UnsavedProps {
  /** Name of the workbook whose changes would be lost. */
  readonly name: string;
  /** Where the user goes from it. */
  readonly way: keyof typeof WAYS;
  readonly onDownload: () => void;
  readonly onDiscard: () => void;
  readonly onCancel: () => void;
}

const WAYS = {
  another: { going: '打开别的工作簿', download: '先下载再打开', discard: '放弃改动，直接打开' },
  sum: { going: '去看数据汇总', download: '先下载，再看数据汇总', discard: '放弃改动，直接看数据汇总' },
  table: { going: '去看汇总表', download: '先下载，再看汇总表', discard: '放弃改动，直接看汇总表' },
} as const;

/** Asked before another workbook takes the place of one that was changed and not downloaded. */
export default function Unsaved({ name, way, onDownload, onDiscard, onCancel }: UnsavedProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="unsaved"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={onCancel}
    >
      <h2 id={`${id}title`}>改动还没有下载</h2>
      <p id={`${id}text`}>{`“${name}”改过，还没有下载。现在${WAYS[way].going}，这些改动就没有了。`}</p>
      <div className="buttons">
        <button type="button" className="primary" onClick={onDownload}>
          {WAYS[way].download}
        </button>
        <button type="button" onClick={onDiscard}>
          {WAYS[way].discard}
        </button>
        <button type="button" onClick={onCancel}>
          取消
        </button>
      </div>
    </dialog>
  );
}
