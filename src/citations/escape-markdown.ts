/** Text as Markdown. Within an address a sign opens nothing, and a backslash would break it. */
export function escapeMarkdown(text: string): string {
  return text.replace(
    /(https?:\S+)|[\\[\]*_`]/g,
    (found, address?: string) => address ?? `\\${found}`,
  );
}
