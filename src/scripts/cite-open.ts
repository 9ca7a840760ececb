/** Opens the citations of a link in a dialog, which is loaded when the first one is asked for. */
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('a.cite');
  if (!link) return;
  event.preventDefault();
  // What cannot be shown here still opens as the text that it is.
  import('./cite.ts')
    .then(({ openCitations }) => openCitations(link))
    .catch(() => location.assign(link.href));
});

// Makes this file a module, so that its names are its own.
export {};
