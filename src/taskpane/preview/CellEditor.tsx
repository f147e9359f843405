import { useLayoutEffect, useRef } from 'react';
import { ARROWS, stepOf, type Step } from './keys';

interface EditorProps {
  readonly label: string;
  readonly start: string;
  /** Typing began it, over what stood there: an arrow key then ends it, as in Excel and WPS. */
  readonly entering: boolean;
  /** `text` is undefined where the edit was given up, `step` where the selection stays. */
  readonly onDone: (text: string | undefined, step: Step | undefined) => void;
}

/** Takes what is typed into a cell. */
export function CellEditor({ label, start, entering, onDone }: EditorProps) {
  const done = useRef(false);
  const end = (text: string | undefined, step?: Step) => {
    if (done.current) return;
    done.current = true;
    onDone(text, step);
  };
  const editor = useRef<HTMLTextAreaElement>(null);
  const fit = () => {
    const { current } = editor;
    if (!current) return;
    current.style.height = '0';
    current.style.height = `${current.scrollHeight}px`;
  };
  useLayoutEffect(() => {
    editor.current?.setSelectionRange(start.length, start.length);
    fit();
  }, [start]);
  return (
    <textarea
      ref={editor}
      className="cell-editor"
      aria-label={label}
      defaultValue={start}
      rows={1}
      autoFocus
      onInput={fit}
      onBlur={({ target }) => end(target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        // An input method takes Enter and the arrows for its own list of words.
        if (event.nativeEvent.isComposing) return;
        const step = entering || !ARROWS[event.key] ? stepOf(event) : undefined;
        const { currentTarget } = event;
        if (event.key === 'Escape') end(undefined);
        else if (step) {
          event.preventDefault();
          if (event.key !== 'Enter' || !event.altKey) end(currentTarget.value, step);
          else {
            currentTarget.setRangeText('\n', currentTarget.selectionStart, currentTarget.selectionEnd, 'end');
            fit();
          }
        }
      }}
    />
  );
}
