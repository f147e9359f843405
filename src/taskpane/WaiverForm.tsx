import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import type { Problem } from '../problems';
import { useSession } from './useSession';

/** 说明: why the figures are as they are, for the reviewer. */
export function WaiverForm({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { session } = useSession();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // Its buttons too are to be in sight, above the selected cell; a refusal pushes them down.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const refused = await session.waive(problem, reason);
    setRefusal(refused);
    if (refused === undefined) onClose();
  };
  return (
    <form ref={form} className="waiver-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}reason`}>为什么是这样？写给审核人看，随工作簿保存。</label>
      <textarea
        id={`${id}reason`}
        rows={3}
        autoFocus
        value={reason}
        placeholder="例如：2024年有2件文件到期失效，不属废止"
        aria-describedby={refusal === undefined ? undefined : `${id}refusal`}
        aria-invalid={refusal !== undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      {refusal !== undefined && (
        <p className="refusal" id={`${id}refusal`} role="alert">
          {refusal}
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="primary">
          保存说明
        </button>
        <button type="button" onClick={onClose}>
          取消
        </button>
      </div>
    </form>
  );
}
