/**
 * Filters the list of programs by the checked facets and keeps the choice in the address, so that a filtered
 * list can be linked. Values of one facet widen the choice, different facets narrow it.
 */
const form = document.querySelector<HTMLFormElement>('#facets');
const list = document.querySelector<HTMLElement>('#programs');
const count = document.querySelector<HTMLElement>('#count');
const none = document.querySelector<HTMLElement>('#none');
const rows = [...document.querySelectorAll<HTMLElement>('#programs li[data-values]')];

function readChoice(): Map<string, string[]> {
  const choice = new Map<string, string[]>();
  for (const [name, value] of new FormData(form!)) {
    choice.set(name, [...(choice.get(name) ?? []), String(value)]);
  }
  return choice;
}

function applyChoice(): void {
  const choice = [...readChoice()];
  let shown = 0;
  for (const row of rows) {
    const values = new Set(row.dataset.values?.split(' '));
    const isShown = choice.every(([name, wanted]) =>
      wanted.some((value) => values.has(`${name}=${value}`)),
    );
    row.hidden = !isShown;
    if (isShown) shown += 1;
  }
  for (const section of list!.querySelectorAll<HTMLElement>('section.part')) {
    section.hidden = !section.querySelector('li:not([hidden])');
  }
  // The words come from the page; -1 and -2 stand for the two numbers.
  count!.textContent = (count!.dataset.pattern ?? '')
    .replace('-1', String(shown))
    .replace('-2', list!.dataset.all ?? '');
  none!.hidden = shown > 0;
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
    if (box.checked) box.closest('details')!.open = true;
  }
}

if (form && list && count && none) {
  form.hidden = false;
  readAddress();
  applyChoice();
  form.addEventListener('change', () => {
    applyChoice();
    writeAddress();
  });
  form.addEventListener('reset', () =>
    // The boxes are cleared only after this event.
    setTimeout(() => {
      applyChoice();
      writeAddress();
    }),
  );
}

// Makes this file a module, so that its names are its own.
export {};
