/** Words of the notice that tells a reader whether what was cited is as it was. */
export const versionWords = {
  ja: {
    same: '引用された版から変わっていない。',
    changed: '引用された版のあとに変わった。',
    unknown: '引用された版の記録がない。いまの内容と同じかどうかは分からない。',
    none: '（なし）',
    version: '版',
  },
  en: {
    same: 'Unchanged since the version that was cited.',
    changed: 'Changed since the version that was cited.',
    unknown:
      'The version that was cited is not on record, so it is not known whether it said the same.',
    none: '(none)',
    version: 'version',
  },
};
