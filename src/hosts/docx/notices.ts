import type { Notice } from '../../workbook';

/** What is told of every Word document: it has no addresses of its own. */
export const PLACES: Notice = {
  kind: 'places',
  message:
    '这是 Word 文档：“表三 C8”指该表从上数第 8 行、从左数第 3 列（合并的格按左上角算），“正文 A9”指表格以外的第 9 段。',
};

export const TRACKED: Notice = {
  kind: 'tracked',
  message: '文稿中有修订痕迹，按接受全部修订之后的内容校核。',
};
