import { useRef, type ReactNode } from 'react';

/** What a file dialog offers for a report: the kinds that are read. */
export const REPORT_KINDS =
  '.xlsx,.xlsm,.xltx,.xltm,.xls,.xlt,.et,.ett,.docx,.docm,.doc,.wps,.pdf,.ofd,.html,.htm,.mhtml,.mht';

/** Lets a file input take a folder; React's types do not know it. */
const A_FOLDER = { webkitdirectory: '' };

interface FileButtonProps {
  /** The name of the file input that the button opens. */
  readonly label: string;
  readonly title?: string;
  /** The kinds that the dialog offers; a whole folder where there are none. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A button that asks for files. The same ones can be chosen again. */
export function FileButton({ label, title, accept, multiple, onFiles, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" title={title} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        type="file"
        {...(accept === undefined ? A_FOLDER : { accept })}
        multiple={multiple}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          onFiles(files);
        }}
      />
    </>
  );
}
