import { useId, type ReactNode } from 'react';
import { REPORT_KINDS } from './FileButton';
import { useSession } from './useSession';

/** What looks like a button and asks for last year's file. */
export function ChooseLastYear({ className, children }: { className: string; children: ReactNode }) {
  const { session } = useSession();
  const input = useId();
  return (
    <span className="choose">
      <input
        id={input}
        className="visually-hidden"
        type="file"
        accept={REPORT_KINDS}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void session.chooseLastYear(file);
          target.value = '';
        }}
      />
      <label className={className} htmlFor={input}>
        {children}
      </label>
    </span>
  );
}
