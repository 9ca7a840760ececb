/**
 * Filters the list of programs by the checked facets and keeps the choice in the address, so that a filtered
 * list can be linked. Values of one facet widen the choice, different facets narrow it.
 */
const form = document.querySelector<HTMLFormElement>('#facets');
const list = document.querySelector<HTMLElement>('#programs');
const count = document.querySelector<HTMLElement>('#count');
const none = document.querySelector<HTMLElement>('#none');
const heading = document.querySelector('h1')?.textContent?.trim() ?? '';
const ownTitle = document.title;
const rows = [...document.querySelectorAll<HTMLElement>('#programs li[data-values]')];

function readChoice(): Map<string, string[]> {
  const choice = new Map<string, string[]>();
  for (const [name, value] of new FormData(form!)) {
    choice.set(name, [...(choice.get(name) ?? []), String(value)]);
  }
  return choice;
}

function meets(values: ReadonlySet<string>, choice: readonly [string, string[]][]): boolean {
  return choice.every(([name, wanted]) => wanted.some((value) => values.has(`${name}=${value}`)));
}

function applyChoice(): void {
  const choice = [...readChoice()];
  const valuesOf = rows.map((row) => new Set(row.dataset.values?.split(' ')));
  let shown = 0;
  rows.forEach((row, index) => {
    const isShown = meets(valuesOf[index]!, choice);
    row.hidden = !isShown;
    if (isShown) shown += 1;
  });
  writeCounts(valuesOf, choice);
  for (const section of list!.querySelectorAll<HTMLElement>('section.part')) {
    section.hidden = !section.querySelector('li[data-values]:not([hidden])');
  }
  // The words come from the page; -1 and -2 stand for the two numbers.
  count!.textContent = (count!.dataset.pattern ?? '')
    .replace('-1', String(shown))
    .replace('-2', list!.dataset.all ?? '');
  none!.hidden = shown > 0;
}

/** Names the choice, also in the list of tabs. The words for it come apart, so that no list waits for them. */
async function nameChoice(): Promise<void> {
  if (!location.search && document.title === ownTitle) return;
  const { addFilters, nameSelection, readFilters } = await import('./filters.ts');
  nameSelection();
  document.title = ownTitle.replace(heading, addFilters(heading, readFilters()));
}

/** Each value counts what it would show beside what is chosen in the other facets. */
function writeCounts(
  valuesOf: readonly ReadonlySet<string>[],
  choice: readonly [string, string[]][],
): void {
  for (const box of form!.querySelectorAll('input')) {
    const others = choice.filter(([name]) => name !== box.name);
    const found = valuesOf.filter(
      (values) => values.has(`${box.name}=${box.value}`) && meets(values, others),
    ).length;
    const label = box.closest('label')!;
    label.querySelector('[data-figure="computed"]')!.textContent = String(found);
    label.classList.toggle('empty', found === 0);
  }
}

function writeAddress(): void {
  const query = new URLSearchParams(
    [...new FormData(form!)].map(([name, value]) => [name, String(value)]),
  );
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
}

function readAddress(): void {
  const query = new URLSearchParams(location.search);
  for (const box of form!.querySelectorAll('input')) {
    box.checked = query.getAll(box.name).includes(box.value);
    if (!box.checked) continue;
    for (const fold of form!.querySelectorAll('details')) if (fold.contains(box)) fold.open = true;
  }
}

if (form && list && count && none) {
  const fold = form.closest('details')!;
  fold.hidden = false;
  // On a phone the facets stand before the programs, so they are folded there.
  if (matchMedia('(max-width: 40rem)').matches) fold.open = false;
  readAddress();
  applyChoice();
  void nameChoice();
  form.addEventListener('change', () => {
    applyChoice();
    writeAddress();
    void nameChoice();
  });
  form.addEventListener('reset', () =>
    // The boxes are cleared only after this event.
    setTimeout(() => {
      applyChoice();
      writeAddress();
      void nameChoice();
    }),
  );
}

// Makes this file a module, so that its names are its own.
export {};
