/** Words of the dialog of citations and of the notice on versions, which scripts carry into every page. */
export const dialogWords = {
  ja: {
    close: '閉じる',
    copy: 'コピー',
    copied: 'コピーしました',
    select: '下の文字列を選んでコピーしてください',
    clip: 'クリップに加える',
    unkept: 'クリップに加えられませんでした。接続を確かめて、もう一度お試しください。',
    failed: '引用の文字列を読めませんでした',
  },
  en: {
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    select: 'Select and copy the text',
    clip: 'Add to clips',
    unkept: 'It could not be added. Check the connection and try again.',
    failed: 'The citations could not be read',
  },
};
