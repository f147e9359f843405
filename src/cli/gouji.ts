import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import type { Colors } from 'picocolors/types';
import { REPORT_FILES, WORKBOOK_FILES } from '../handedIn';
import { formsCommand, rulesCommand } from './catalogue';
import { checkCommand, type CheckOptions } from './check';
import { claimsCommand, type ClaimsOptions } from './claims';
import { problemOf } from './files';
import type { FillOptions } from './fill';
import type { NewOptions } from './new';
import type { WordOptions } from './word';
import { markCommand, type MarkOptions } from './mark';
import type { SumOptions } from './sum';
import { harmless } from './harmless';
import { EXIT } from './reviewing';
import { displayWidth } from './width';
import packageJson from '../../package.json';

/** Where a command writes; tests give their own. */
export interface Terminal {
  write(text: string): void;
  error(text: string): void;
  readonly stderr: NodeJS.WriteStream;
  readonly colors: Colors;
  /** Width in columns; absent where the output is no terminal. */
  readonly columns?: number;
}

const EXAMPLES = `
例：
  gouji check 年报.xlsx                        校核一份年报
  gouji check 年报.xlsx --last-year 上年.xlsx   连同上年一起校核
  gouji check 年报.xlsx --last-year 上年.html   上年的只有公布的网页，也可以
  gouji check 各单位报送/ --summary 汇总.xlsx    校核一个文件夹，写一张汇总表
  gouji check 各单位报送/ --last-year 上年报送/  每份按单位和年度找自己的上年年报
  gouji mark 年报.xlsx -o 年报-校核.xlsx        把问题标在副本里
  gouji mark 各单位报送/ -o 已校核/              把各份的问题标在另一个文件夹的副本里
  gouji mark 年报-校核.xlsx --clear             清除标记
  gouji sum 各单位报送/ -o 全县.xlsx            把各单位的年报汇总成一份
  gouji sum 各单位报送/ --against 县政府.xlsx   把县政府年报与各单位之和逐格核对
  gouji new 2021 年报.xlsx                     新建一份空白年报
  gouji fill 年报.xlsx -o 年报-正文.xlsx        生成正文
  gouji word 年报-正文.xlsx -o 年报.docx        导出 Word 文稿

退出码：0 没有要改的（提示和已写说明的不算）；1 有问题，或有没有计入、保留未写的；2 无法校核。`;

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

function program(terminal: Terminal, done: (code: number) => void): Command {
  const gouji = new Command('gouji')
    .description('年报勾稽：校核政府信息公开工作年度报告，生成正文')
    .version(packageJson.version, '-V, --version', '显示版本号')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addHelpText('after', EXAMPLES);

  gouji
    .command('check')
    .argument('<文件或文件夹...>', `年报${REPORT_FILES.words}`)
    .description('校核年报，列出问题和最可能填错的单元格')
    .option('--last-year <文件或文件夹>', '上年年报，用于跨年核对；给文件夹时按单位和年度找')
    .option('--summary <文件>', '把各份的结果写成一张汇总表（.xlsx 或 .csv），不逐份显示')
    .option('--settings <文件>', '设置文件（JSON）：停用规则、调整级别')
    .option('--json', '每份年报输出一行 JSON')
    .option('--entries', '与 --json 同用：输出读到的每一个数')
    .option('--force', '汇总表已存在时覆盖')
    .action(async (paths: string[], options: CheckOptions) =>
      done(await checkCommand(paths, options, terminal)),
    );

  gouji
    .command('mark')
    .argument('<文件或文件夹...>', `年报${REPORT_FILES.words}`)
    .description('把问题标在工作簿的副本里，标记可以清除，其余内容不变；文档和网页先排成工作簿')
    .option('-o, --output <文件或文件夹>', '写到哪个文件（默认在原名后加“-校核”）；多个文件时写到文件夹')
    .option('--clear', '清除以前所做的标记和“校核结果”工作表')
    .option('--last-year <文件或文件夹>', '上年年报，用于跨年核对；给文件夹时按单位和年度找')
    .option('--settings <文件>', '设置文件（JSON）')
    .option('--force', '目标文件已存在时覆盖')
    .action(async (paths: string[], options: MarkOptions) =>
      done(await markCommand(paths, options, terminal)),
    );

  gouji
    .command('fill')
    .argument('<文件>', `年报${WORKBOOK_FILES.words}，其中填好“基本信息”`)
    .description('由表格和“基本信息”生成正文，写在工作簿的副本里')
    .option('-o, --output <文件>', '写到哪个文件（默认在原名后加“-正文”）')
    .option('--preview', '只显示要写的文字，不写文件')
    .option('--overwrite', '连别人写过或改过的文字也替换')
    .option('--add-profile', '不生成正文，只在副本里添加一张空白的“基本信息”表')
    .option('--templates <文件夹>', '自己的文字模板，每个部分一个文件，如 主动公开.txt')
    .option('--last-year <文件或文件夹>', '上年年报，用于写同比变化；给文件夹时按单位和年度找')
    .option('--settings <文件>', '设置文件（JSON）')
    .option('--force', '目标文件已存在时覆盖')
    .action(async (file: string, options: FillOptions) => {
      const { fillCommand } = await import('./fill');
      done(await fillCommand(file, options, terminal));
    });

  gouji
    .command('sum')
    .argument('<文件或文件夹...>', `各单位的年报${REPORT_FILES.words}`)
    .description('把各单位的表二、表三、表四逐格相加，或与政府的年报逐格核对')
    .option('-o, --output <文件>', '把各单位之和写成一份官方表样的年报（.xlsx），附汇总明细和未计入的内容')
    .option('--against <文件>', '与这份年报逐格核对，列出不一致的格和可能漏计、重复计入的单位')
    .option('--units <名单>', '应报送的单位，纯文本或 .xlsx，每行一个：列出未报送的和名单以外的')
    .option('--year <年度>', '汇总哪一年（默认按所核对的年报，或多数年报）')
    .option('--unit <机关全称>', '汇总后的年报是哪个政府的，填入“基本信息”')
    .option('--settings <文件>', '设置文件（JSON）：停用规则、调整级别')
    .option('--json', '输出一行 JSON')
    .option('--force', '目标文件已存在时覆盖')
    .action(async (paths: string[], options: SumOptions) => {
      const { sumCommand } = await import('./sum');
      done(await sumCommand(paths, options, terminal));
    });

  gouji
    .command('new')
    .argument('<版本>', '表样版本：2021 或 2019')
    .argument('<文件>', '新工作簿的文件名（.xlsx）')
    .description('新建一份官方表样的年报工作簿')
    .option('--unit <机关全称>', '填入“基本信息”')
    .option('--year <年度>', '填入“基本信息”')
    .option('--force', '文件已存在时覆盖')
    .action(async (edition: string, file: string, options: NewOptions) => {
      const { newCommand } = await import('./new');
      done(await newCommand(edition, file, options, terminal));
    });

  gouji
    .command('word')
    .argument('<文件>', `年报${WORKBOOK_FILES.words}，其中写好正文`)
    .description('把正文和三张表导出为一份 Word 文稿')
    .option('-o, --output <文件>', '写到哪个文件（默认与工作簿同名，.docx）')
    .option('--settings <文件>', '设置文件（JSON）')
    .option('--force', '目标文件已存在时覆盖')
    .action(async (file: string, options: WordOptions) => {
      const { wordCommand } = await import('./word');
      done(await wordCommand(file, options, terminal));
    });

  gouji
    .command('claims')
    .argument('<文件>', '纯文本文件；“-”表示从标准输入读')
    .description('列出一段文字里的每个数字说的是表中哪个数')
    .option('--year <年度>', '报告年度')
    .option('--edition <版本>', '表样版本：2021 或 2019')
    .option('--json', '每句输出一行 JSON')
    .action(async (file: string, options: ClaimsOptions) =>
      done(await claimsCommand(file, options, terminal)),
    );

  gouji
    .command('forms')
    .description('列出表样和每个数的编号')
    .option('--json', '输出 JSON，每个版本一行')
    .action((options: { json?: boolean }) => done(formsCommand(options, terminal)));

  gouji
    .command('rules')
    .description('列出全部规则')
    .option('--json', '输出 JSON，每条规则一行')
    .action((options: { json?: boolean }) => done(rulesCommand(options, terminal)));

  for (const command of [gouji, ...gouji.commands]) {
    command
      .helpOption('-h, --help', '显示帮助')
      .exitOverride()
      .configureHelp({
        styleTitle: (title) => terminal.colors.bold(TITLES[title] ?? title),
        commandUsage: (each) => usageOf(each),
        subcommandTerm: (each) => usageOf(each).replace(/^gouji /, ''),
        displayWidth,
      })
      .configureOutput({
        writeOut: (text) => terminal.write(text),
        /** Usage errors are told in Chinese by `usageMessage`. */
        writeErr: () => {},
      });
  }
  return gouji;
}

/** "gouji check <文件或文件夹...> [选项]" */
function usageOf(command: Command): string {
  const given = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  if (command.parent === null) return `${command.name()} <命令> [选项]`;
  const own = command.options.length > 0 ? ['[选项]'] : [];
  return [command.parent.name(), command.name(), ...given, ...own].join(' ');
}

/** `command` is the one whose help says more. */
function usageMessage(error: CommanderError, command: string): string {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const meant = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  const suggestion = meant === undefined ? '' : `是不是要写“${meant}”？`;
  switch (error.code) {
    case 'commander.unknownCommand':
      return `没有“${named}”这个命令。${suggestion}可用的命令见 gouji --help。`;
    case 'commander.unknownOption':
      return `不认识选项“${named}”。${suggestion}可用的选项见 ${command} --help。`;
    case 'commander.missingArgument':
      return `缺少参数“${named}”。用法见 ${command} --help。`;
    case 'commander.optionMissingArgument':
      return `选项“${named}”后面要写一个值。`;
    case 'commander.excessArguments':
      return `参数太多了；文件名中有空格时请加引号。用法见 ${command} --help。`;
    default:
      return error.message;
  }
}

/** Runs one command line (arguments only, without node and script) and gives the exit code. */
export async function run(args: readonly string[], given: Terminal): Promise<number> {
  const terminal = guarded(given);
  let code: number = EXIT.clean;
  const gouji = program(terminal, (result) => (code = result));
  const isCommand = (name: string | undefined) =>
    name === 'help' || gouji.commands.some((each) => each.name() === name);
  try {
    if (args.length === 0) {
      terminal.write(gouji.helpInformation() + EXAMPLES + '\n');
      return EXIT.failed;
    }
    // `gouji chek --help` and `gouji help chek` ask for the help of a command that there is not.
    const named = args[0] === 'help' ? args[1] : args[0];
    const unknown = named !== undefined && !named.startsWith('-') && !isCommand(named);
    await gouji.parseAsync(unknown ? [named] : [...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.clean;
      terminal.error(usageMessage(error, isCommand(args[0]) ? `gouji ${args[0]}` : 'gouji'));
      return EXIT.failed;
    }
    const problem = problemOf(error);
    if (!problem) throw error;
    terminal.error(problem.message);
    return EXIT.failed;
  }
}

/** The terminal with nothing told to it that a file could give it orders with. */
function guarded(terminal: Terminal): Terminal {
  const { isColorSupported } = terminal.colors;
  return {
    ...terminal,
    write: (text) => terminal.write(harmless(text, isColorSupported)),
    error: (text) => terminal.error(harmless(text, isColorSupported)),
  };
}

export function processTerminal(): Terminal {
  return {
    write: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(`${pc.red('错误：')}${text}\n`),
    stderr: process.stderr,
    colors: pc.createColors(process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
  };
}
