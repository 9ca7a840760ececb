/** Opens search from any page with `/` or Ctrl-K (on a Mac ⌘K). Nothing of search is loaded before. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target } = event;
  const isPlain = !ctrlKey && !metaKey && !altKey;
  const isSlash = key === '/' && isPlain && !isTyping(target);
  const isControlK = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
  if (isComposing || (!isSlash && !isControlK)) return;
  event.preventDefault();
  void import('./search-dialog.ts').then(({ openSearch }) => openSearch());
});

// Makes this file a module, so that its names are its own.
export {};
