/** An address within a text, without the brackets and stops around it. */
export const ADDRESS = /https?:\/\/[^\s<>"（）()、。,「」]+/g;

/** Text as Markdown. Within an address a sign opens nothing, and a backslash would break it. */
export function escapeMarkdown(text: string): string {
  const signs = new RegExp(`(${ADDRESS.source})|[\\\\[\\]*_\`<>|~$]|&(?=#?\\w+;)`, 'g');
  return text.replace(signs, (found, address?: string) => address ?? `\\${found}`);
}
