/** Words of the notice that tells a reader whether what was cited is as it was. */
export const versionWords = {
  ja: {
    same: '引用された版から変わっていない。',
    changed: (date: string) => `引用された版（${date}）のあとに変わった。`,
    elsewhere: '変わったのは、この絞り込みに入らない項目だけである。',
    unknown: '引用された版の記録がない。いまの内容と同じかどうかは分からない。',
    list: (count: number) => `変わったところ（${count}件）`,
    none: '（なし）',
    rearranged: '構成の変更（言葉は同じ）',
    version: (version: string) => `版 ${version}：`,
    close: '閉じる',
  },
  en: {
    same: 'Unchanged since the version that was cited.',
    changed: (date: string) => `Changed since the version that was cited (${date}).`,
    elsewhere: 'Only entries outside this filter have changed since the version that was cited.',
    unknown:
      'The version that was cited is not on record, so it is not known whether it said the same.',
    list: (count: number) => `What changed (${count})`,
    none: '(none)',
    rearranged: 'Another arrangement of the same words',
    version: (version: string) => `Version ${version}: `,
    close: 'Close',
  },
};
