/** Words of the notice that tells a reader whether what was cited is as it was. */
export const versionWords = {
  ja: {
    same: '引用された版から変わっていません。',
    changed: (date: string) => `引用された版（${date}）のあとに変わりました。`,
    elsewhere: '変わったのは、この絞り込みに入らない項目だけです。',
    /** Of a discrepancy, a chart or a comparison. */
    elsewhereOnPage: (date: string) =>
      `引用された箇所がいま示す記載と項目は、引用された版（${date}）から変わっていません。変わったのは、ほかの箇所だけです。`,
    found: (date: string) =>
      `いまの検索結果に入る項目に、引用された版（${date}）のあとに変わったものがあります。引用されたときの検索結果がいまと同じだったかどうかは分かりません。`,
    notFound: (date: string) =>
      `いまの検索結果に入る項目は、引用された版（${date}）から変わっていません。引用されたときの検索結果がいまと同じだったかどうかは分かりません。`,
    whole: (date: string) =>
      `ページの全体には、引用された版（${date}）のあとに変わったところがあります。引用された箇所が変わったかどうかは分かりません。`,
    elsewhereInSite: (date: string) =>
      `このページがいま示す記載と項目は、引用された版（${date}）から変わっていません。変わったのは、このページに出ない部分だけです。`,
    /** Where something was not written down at that time. */
    rest: '記録のあるかぎり、引用された版から変わっていません。',
    untold: (names: readonly string[]) =>
      `引用された版の「${names.join('」「')}」の記録はなく、そこが変わったかどうかは分かりません。`,
    noPlace: '引用された箇所は、このページにありません。',
    unknown: '引用された版の記録がありません。いまの内容と同じかどうかは分かりません。',
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
    elsewhereOnPage: (date: string) =>
      `The claims and records that now stand in what was cited are unchanged since that version (${date}). Only other parts have changed.`,
    found: (date: string) =>
      `Some of what this search finds now has changed since the version that was cited (${date}). Whether it found the same then cannot be told.`,
    notFound: (date: string) =>
      `What this search finds now is unchanged since the version that was cited (${date}). Whether it found the same then cannot be told.`,
    whole: (date: string) =>
      `The page as a whole has changed since the version that was cited (${date}). Whether what was cited has changed cannot be told.`,
    elsewhereInSite: (date: string) =>
      `The claims and records that this page now shows are unchanged since the version that was cited (${date}). Only what it does not show has changed.`,
    rest: 'As far as is on record, unchanged since the version that was cited.',
    untold: (names: readonly string[]) =>
      names.length === 1
        ? ` Of that version, “${names[0]}” is not on record, so it is not known whether that has changed.`
        : ` Of that version, “${names.join('”, “')}” are not on record, so it is not known whether they have changed.`,
    noPlace: 'The place that was cited is not on this page.',
    unknown:
      'The version that was cited is not on record, so it is not known whether it said the same.',
    list: (count: number) => `What changed (${count})`,
    none: '(none)',
    rearranged: 'Another arrangement of the same words',
    version: (version: string) => `Version ${version}: `,
    close: 'Close',
  },
};
