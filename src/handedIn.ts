/** 报送的文件: what offices hand in, told apart by its names. A path is told as its host spells it. */

/** Read, or told how to be saved so that they can be read: a unit's report must not drop out of the list. */
const WORKBOOK = /\.(xlsx|xlsm|xltx|xltm|xls|xlt|xlsb|ett?|ods)$/i;
/** What lies beside workbooks and is nobody's report: hidden files, lock files, what systems keep for themselves, Gouji's own page. */
const NOBODYS =
  /^(?:\.(?!\.)|~\$|__MACOSX$|\$RECYCLE\.BIN$|Thumbs\.db$|desktop\.ini$|年报勾稽(?: ?[(（]\d+[)）])?\.html$)/i;

/** A Word or WPS document as it is read, and the kind that has to be saved as one first. */
const DOCUMENT = /\.(docx|docm|dotx|doc|dot|wps|wpt)$/i;
const OTHER_DOCUMENT = /\.rtf$/i;

/** A page of a web site, as browsers save it. */
const WEB_PAGE = /\.(html?|mht(?:ml)?)$/i;

/** Reports as they were printed: read where they have text and lines; many in a folder are letters and scans. */
const PDF = /\.pdf$/i;
const OFD = /\.ofd$/i;

/** What else offices send. It is not looked at, and must not be taken for checked: each kind is counted. */
const KINDS = [
  { code: 'document', kind: 'Word 文档', ending: DOCUMENT },
  {
    code: 'rtf',
    kind: 'RTF 文件',
    ending: OTHER_DOCUMENT,
    todo: '请另存为 .docx',
  },
  { code: 'webPage', kind: '网页', ending: WEB_PAGE },
  { code: 'pdf', kind: 'PDF 文件', ending: PDF },
  { code: 'ofd', kind: 'OFD 文件', ending: OFD },
  { code: 'picture', kind: '图片', ending: /\.(jpe?g|png|gif|bmp|tiff?|webp|heic)$/i },
  { code: 'archive', kind: '压缩包', ending: /\.(zip|rar|7z|tar|gz|tgz)$/i, todo: '请先解压' },
  { code: 'other', kind: '其他文件', ending: /(?:)/ },
] as const;
/** A way to another folder, which is not gone: it may lead back, or into what somebody else has. */
const LINK = { code: 'linkedFolder', kind: '指向文件夹的链接', todo: '请直接写所指的文件夹' } as const;

/** Those that were opened: no report's text, or none at all. */
const NO_REPORT = { code: 'pdfWithoutReport', kind: 'PDF 文件', todo: '其中没有年报，或者是扫描件' } as const;
const NO_REPORT_IN_OFD = { ...NO_REPORT, code: 'ofdWithoutReport', kind: 'OFD 文件' } as const;
/** Tables of results that Gouji wrote. */
const SUMMARY = { code: 'summary', kind: '校核汇总表', todo: '它不是年报' } as const;

/** What a command takes of a folder, and what that is called. */
export interface Wanted {
  readonly isRead: (file: string) => boolean;
  readonly words: string;
}
const WORKBOOKS = '工作簿（.xlsx、.xlsm、.xltx、.xltm）';
export const WORKBOOK_FILES: Wanted = { isRead: isWorkbookName, words: WORKBOOKS };
/** For commands that only read. */
export const REPORT_FILES: Wanted = {
  isRead: isReportName,
  words: `${WORKBOOKS}、旧版工作簿（.xls、.et）、Word 文档（.docx、.doc、.wps）、PDF、OFD 或存下的网页（.html、.mhtml）`,
};

/** What lies in folders and is not looked at. */
export interface PassedOver {
  readonly others: readonly string[];
  /** Links to folders; a page has none. */
  readonly links?: readonly string[];
  /** What was looked at and is no report: PDFs and OFDs, and our own table of results. */
  readonly withoutReport?: readonly string[];
}

/**
 * Whether a file out of a folder is no report, by the code of what it was refused for: letters and scans lie there as PDFs, and
 * what a run before has written. They are told of as the other kinds are, without failing the run.
 */
export function isNoReport(code: string): boolean {
  return code === 'notReport' || code === 'scan' || code === SUMMARY.code;
}

export function isWorkbookName(file: string): boolean {
  return WORKBOOK.test(file);
}

/** The same for commands that only read, and read Word documents, PDFs, OFDs and web pages too. */
export function isReportName(file: string): boolean {
  return WORKBOOK.test(file) || isDocumentName(file) || isWebPageName(file) || isPrintedName(file);
}

function isDocumentName(file: string): boolean {
  return DOCUMENT.test(file);
}

export function isPdfName(file: string): boolean {
  return PDF.test(file);
}

export function isOfdName(file: string): boolean {
  return OFD.test(file);
}

/** A report that nobody is to change any more. */
export function isPrintedName(file: string): boolean {
  return isPdfName(file) || isOfdName(file);
}

export function isWebPageName(file: string): boolean {
  return WEB_PAGE.test(file);
}

/** Any program's document, those that cannot be read among them: who opens one is told how to save it. */
export function isTextFileName(file: string): boolean {
  return DOCUMENT.test(file) || OTHER_DOCUMENT.test(file);
}

/** Takes the name alone, of a file or of a folder. */
export function isNobodys(name: string): boolean {
  return NOBODYS.test(name);
}

/** "青石镇.xlsx" of a path, however it is spelled. */
export function fileNameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** A folder beside a saved page with what it is made of: 年报.html, 年报_files or 年报.files. */
const PARTS = /^(.+)(?:_files|\.files)$/i;

/** The files without the parts of saved pages, among which may be pages: frames and advertisements. */
export function withoutPageParts<File>(
  files: readonly File[],
  pathOf: (file: File) => string,
): readonly File[] {
  const pages = new Set(
    files.flatMap((file) => /^(.+)\.html?$/i.exec(pathOf(file))?.[1]?.toLowerCase() ?? []),
  );
  const isPart = (path: string) => {
    for (let end = path.search(/[/\\]/); end >= 0;) {
      const page = PARTS.exec(path.slice(0, end))?.[1];
      if (page !== undefined && pages.has(page.toLowerCase())) return true;
      const next = path.slice(end + 1).search(/[/\\]/);
      end = next < 0 ? -1 : end + 1 + next;
    }
    return false;
  };
  return files.filter((file) => !isPart(pathOf(file)));
}

/** 第2份 before 第10份. */
export const BY_NAME = new Intl.Collator('zh-CN', { numeric: true }).compare;

interface Kind {
  /** "2 个 OFD 文件" */
  readonly counted: string;
  readonly files: readonly string[];
  readonly todo: string | undefined;
}

const kindOf = (file: string) => KINDS.find(({ ending }) => ending.test(file));
type AnyKind =
  (typeof KINDS)[number] | typeof LINK | typeof NO_REPORT | typeof NO_REPORT_IN_OFD | typeof SUMMARY;
/** A PDF by any other name is told to be no report, too. */
const kindWithout = (file: string) =>
  isWorkbookName(file) ? SUMMARY : isOfdName(file) ? NO_REPORT_IN_OFD : NO_REPORT;
const todoOf = (kind: AnyKind) => ('todo' in kind ? kind.todo : undefined);

/** The files of each kind that there is. */
function byKind({ others, links = [], withoutReport = [] }: PassedOver): readonly Kind[] {
  const placed = [
    ...others.map((file) => [file, kindOf(file)] as const),
    ...withoutReport.map((file) => [file, kindWithout(file)] as const),
    ...links.map((file) => [file, LINK] as const),
  ];
  return [...KINDS, NO_REPORT, NO_REPORT_IN_OFD, SUMMARY, LINK].flatMap((each) => {
    const its = placed.flatMap(([file, kind]) => (kind === each ? file : []));
    const space = /^\w/.test(each.kind) ? ' ' : '';
    const counted = `${its.length} 个${space}${each.kind}`;
    return its.length === 0 ? [] : [{ counted, files: its, todo: todoOf(each) }];
  });
}

/** What a folder holds besides, one by one, for programs. */
export function passedOverEach({ others, links = [], withoutReport = [] }: PassedOver) {
  const told = (file: string, kind: AnyKind) => {
    const todo = todoOf(kind);
    return {
      file,
      code: kind.code,
      message: `${kind.kind}没有校核${todo === undefined ? '' : `，${todo}`}。`,
    };
  };
  return [
    ...others.flatMap((file) => {
      const kind = kindOf(file);
      return kind ? [told(file, kind)] : [];
    }),
    ...withoutReport.map((file) => told(file, kindWithout(file))),
    ...links.map((file) => told(file, LINK)),
  ];
}

/** What a folder holds besides workbooks: a report that was handed in so must not pass for checked. */
export function passedOverLines(passed: PassedOver): readonly string[] {
  return byKind(passed).map(
    ({ counted, files, todo }) =>
      `另有 ${counted}没有校核${todo === undefined ? '' : `，${todo}`}：${namedSome(files)}`,
  );
}

/**
 * What is told where there is nothing to check.
 * @param where "文件夹“报送”"
 */
export function nothingIn(where: string, { words }: Wanted, passed: PassedOver): string {
  const counted = byKind(passed).map(({ counted: its, todo }) => (todo ? `${its}（${todo}）` : its));
  return `${where}里没有${words}${counted.length > 0 ? `，只有 ${counted.join('、')}` : ''}。`;
}

/** Files that are told of by name; the others are counted. */
const MOST_NAMED = 5;

/**
 * "a.xlsx、b.xlsx", or the first of many and how many there are.
 * @param besides one of them that is told already
 */
export function namedSome(files: readonly string[], besides?: string): string {
  const first = files.slice(0, MOST_NAMED + 1).filter((file) => file !== besides);
  const count = besides === undefined ? files.length : files.length - 1;
  const named = first.slice(0, MOST_NAMED).join('、');
  return count > MOST_NAMED ? `${named} 等 ${count} 个文件` : named;
}

/** What is told of one file where the fault is the program's. */
export function internalTrouble(name: string, error: unknown): string {
  const trace = error instanceof Error ? error.stack : String(error);
  return `处理“${name}”时程序内部出错。请把下面的信息连同该文件反馈给维护者：\n${trace}`;
}

/** Beside the name, in a list, the reason alone. */
export function withoutName(message: string, name: string): string {
  const named = `“${name}”`;
  return message.startsWith(named) ? message.slice(named.length).replace(/^：/, '') : message;
}
