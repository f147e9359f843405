import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type CompositionEvent,
  type KeyboardEvent,
} from 'react';
import { flushSync } from 'react-dom';
import type { PageWorkbook, Pasted } from '../../hosts/page';
import {
  a1,
  columnName,
  type CellAddress,
  type CellRange,
  type ChangedCell,
  type Level,
  type Sheet,
} from '../../workbook';
import { messageOf } from '../words';
import { CellEditor } from './CellEditor';
import { stepOf, type Step } from './keys';
import { layoutOf } from './layout';

interface GridProps {
  readonly workbook: PageWorkbook;
  readonly first: string | undefined;
  readonly onEntered: (entries: readonly ChangedCell[]) => void;
  readonly onUndo: () => void;
  /** Why an entry was not taken; undefined once one was. */
  readonly onProblem: (message: string | undefined) => void;
}

/** A plain view of the workbook: sheets, merged cells, marks; select and edit cells. */
export function Grid({ workbook, first, onEntered, onUndo, onProblem }: GridProps) {
  const sheets = useView(workbook, () => workbook.sheets());
  const marks = useView(workbook, () => workbook.marks());
  const selected = useView(workbook, () => workbook.selected());
  const [shownName, setShownName] = useState(first);
  useEffect(() => {
    if (selected) setShownName(selected.sheet);
  }, [selected]);
  const sheet = sheets.find(({ name }) => name === shownName) ?? sheets[0];
  const levels = useMemo(
    () =>
      new Map(
        marks.filter(({ cell }) => cell.sheet === sheet?.name).map(({ cell, level }) => [a1(cell), level]),
      ),
    [marks, sheet],
  );
  if (!sheet) return null;
  const enter = (entering: Promise<Pasted>) =>
    void entering.then(
      ({ entered, formulasKept }) => {
        const kept = `已粘贴 ${entered.length} 格；另有 ${formulasKept} 格是公式，没有改动。`;
        onProblem(formulasKept > 0 ? kept : undefined);
        if (entered.length > 0) onEntered(entered);
      },
      (error: unknown) => onProblem(messageOf(error)),
    );
  return (
    <section className="book" aria-label="工作簿">
      <SheetTable
        key={sheet.name}
        sheet={sheet}
        levels={levels}
        selected={selected?.sheet === sheet.name ? selected : undefined}
        onGo={(cell) => workbook.go(cell)}
        onUndo={onUndo}
        onType={(cell, text) =>
          enter(workbook.type(cell, text).then((entry) => ({ entered: [entry], formulasKept: 0 })))
        }
        onPaste={(cell, text) => enter(workbook.paste(cell, text))}
      />
      <div className="sheet-tabs" role="group" aria-label="工作表">
        {sheets.map(({ name, visibility }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === sheet.name}
            onClick={() => setShownName(name)}
          >
            {name}
            {visibility !== 'visible' && '（隐藏）'}
          </button>
        ))}
      </div>
    </section>
  );
}

function useView<Value>(workbook: PageWorkbook, read: () => Value): Value {
  return useSyncExternalStore((listener) => workbook.onView(listener), read);
}

interface TableProps {
  readonly sheet: Sheet;
  readonly levels: ReadonlyMap<string, Level>;
  readonly selected: CellAddress | undefined;
  readonly onGo: (cell: CellAddress) => void;
  readonly onType: (cell: CellAddress, text: string) => void;
  readonly onPaste: (cell: CellAddress, text: string) => void;
  readonly onUndo: () => void;
}

function SheetTable({ sheet, levels, selected, onGo, onType, onPaste, onUndo }: TableProps) {
  const layout = useMemo(() => layoutOf(sheet), [sheet]);
  const [editing, setEditing] = useState<string>();
  const table = useRef<HTMLTableElement>(null);
  const at = selected && layout.anchorOf(selected.row, selected.column);
  const place = at && a1(at);
  useEffect(() => {
    if (place === undefined) return;
    table.current
      ?.querySelector(`[data-cell="${place}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);

  /** The cell at a place, or the nearest there is. */
  const cellNear = (row: number, column: number) =>
    layout.anchorOf(
      Math.max(0, Math.min(layout.rows - 1, row)),
      Math.max(0, Math.min(layout.columns - 1, column)),
    );
  const go = (row: number, column: number) => onGo({ sheet: sheet.name, ...cellNear(row, column) });
  const focusCell = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${a1(cellNear(row, column))}"]`)?.focus();
  const move = (row: number, column: number) => {
    go(row, column);
    focusCell(row, column);
  };
  /** Where a row of entries ended with Tab began: Enter leads below it, as in Excel and WPS. */
  const rowStart = useRef<{ readonly row: number; readonly column: number }>(undefined);
  const walk = (range: CellRange, [down, across, key]: Step) => {
    const { top: row, left, bottom, right } = range;
    const start = rowStart.current?.row === row ? rowStart.current : { row, column: left };
    rowStart.current = key === 'Tab' ? start : undefined;
    const column = key === 'Enter' ? start.column : across > 0 ? right + 1 : left + across;
    move(down > 0 ? bottom + 1 : row + down, column);
  };
  const finish = (range: CellRange, text: string | undefined, step: Step | undefined) => {
    const { top: row, left: column } = range;
    // Whoever types fast must find the next cell when the next key comes.
    const byKey = step !== undefined || text === undefined;
    if (byKey) flushSync(() => setEditing(undefined));
    else setEditing(undefined);
    // An editor knows one kind of line break only.
    if (text !== undefined && text !== layout.textAt(row, column).replace(/\r\n?/g, '\n'))
      onType({ sheet: sheet.name, row, column }, text);
    if (step) walk(range, step);
    else if (byKey) focusCell(row, column);
  };
  useEffect(() => {
    const cells = table.current;
    if (!cells) return;
    /** What an input method puts in at once, as it does with 。, begins an entry; nothing else changes a cell in its place. */
    const onBeforeInput = (event: InputEvent) => {
      const { target, inputType, data } = event;
      if (!(target instanceof HTMLTableCellElement) || event.isComposing) return;
      event.preventDefault();
      const name = target.dataset['cell'] ?? '';
      if (inputType === 'insertText' && data) setEditing(`${name}=${data}`);
    };
    cells.addEventListener('beforeinput', onBeforeInput);
    return () => cells.removeEventListener('beforeinput', onBeforeInput);
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, range: CellRange) => {
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(event);
    const leap = LEAPS[event.key];
    const [, across = 0, key] = step ?? [];
    // At the end of the row Tab leads out of the sheet: nobody who works by keys alone is kept in it.
    const ends = across > 0 ? range.right === layout.columns - 1 : range.left === 0;
    if (key === 'Tab' && ends) return;
    if (step) {
      event.preventDefault();
      walk(range, step);
    } else if (leap) {
      event.preventDefault();
      move(...leap(range));
    } else if (event.key === 'Backspace') {
      event.preventDefault();
      setEditing(`${a1({ row: range.top, column: range.left })}=`);
    } else if (event.key === 'F2') {
      event.preventDefault();
      setEditing(a1({ row: range.top, column: range.left }));
    } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      onUndo();
    } else if (event.key === 'Delete' && layout.textAt(range.top, range.left) !== '') {
      onType({ sheet: sheet.name, row: range.top, column: range.left }, '');
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      setEditing(`${a1({ row: range.top, column: range.left })}=${event.key}`);
    }
  };

  return (
    <div className="sheet">
      <table ref={table} role="grid" aria-label={sheet.name} aria-rowcount={layout.rows}>
        <colgroup>
          <col className="gutter" />
          {layout.widths.map((width, column) => (
            <col key={column} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className="corner" />
            {layout.widths.map((_, column) => (
              <th key={column} scope="col" data-current={at?.column === column || undefined}>
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.grid.map((cells, row) => (
            <tr key={row}>
              <th scope="row" data-current={at?.row === row || undefined}>
                {row + 1}
              </th>
              {cells.map((range) => {
                const name = a1({ row: range.top, column: range.left });
                const isEditing = editing === name || editing?.startsWith(`${name}=`);
                const text = layout.textAt(range.top, range.left);
                const reached = name === (place ?? 'A1');
                return (
                  <td
                    key={name}
                    data-cell={name}
                    data-level={levels.get(name)}
                    data-number={layout.isNumber(range.top, range.left) || undefined}
                    data-title={(!isEditing && layout.isTitle(range.top, range.left)) || undefined}
                    data-merged={range.right > range.left || undefined}
                    role="gridcell"
                    aria-selected={name === place}
                    colSpan={range.right - range.left + 1}
                    rowSpan={range.bottom - range.top + 1}
                    tabIndex={reached ? 0 : -1}
                    // An input method works only where text can be put in: the first key would not reach it.
                    contentEditable={reached && !isEditing ? 'plaintext-only' : undefined}
                    suppressContentEditableWarning
                    spellCheck={false}
                    onCompositionStart={isEditing ? undefined : emptied}
                    onCompositionEnd={(event) => {
                      if (isEditing) return;
                      event.currentTarget.textContent = text;
                      if (event.data !== '') setEditing(`${name}=${event.data}`);
                    }}
                    onClick={() => {
                      rowStart.current = undefined;
                      go(range.top, range.left);
                    }}
                    onDoubleClick={() => setEditing(name)}
                    onKeyDown={(event) => !isEditing && onKeyDown(event, range)}
                    onCopy={(event) => !isEditing && copy(event, text)}
                    onPaste={(event) => {
                      if (isEditing) return;
                      event.preventDefault();
                      onPaste(
                        { sheet: sheet.name, row: range.top, column: range.left },
                        event.clipboardData.getData('text/plain'),
                      );
                    }}
                  >
                    {isEditing ? (
                      <CellEditor
                        label={`${name} 的内容`}
                        start={editing === name ? text : (editing?.slice(name.length + 1) ?? '')}
                        entering={editing !== name}
                        onDone={(typed, step) => finish(range, typed, step)}
                      />
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is composed takes the place of what stood there. */
function emptied({ currentTarget }: CompositionEvent): void {
  currentTarget.textContent = '';
}

/** The cell's text, unless the user has picked out some text of the page. */
function copy(event: ClipboardEvent, text: string): void {
  if (getSelection()?.isCollapsed === false) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', text);
}

const PAGE = 20;

/** Keys that go further than a cell. */
const LEAPS: Readonly<Record<string, (from: CellRange) => readonly [row: number, column: number]>> = {
  Home: ({ top }) => [top, 0],
  End: ({ top }) => [top, Infinity],
  PageUp: ({ top, left }) => [top - PAGE, left],
  PageDown: ({ top, left }) => [top + PAGE, left],
};
