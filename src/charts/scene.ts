/**
 * The shapes a chart consists of, in pixels, before any markup. `className` names the role of
 * a shape in src/styles/charts.css; ChartSvg.astro prints a scene.
 */
export type Anchor = 'start' | 'middle' | 'end';

/** Where a link in a drawing leads; nowhere without an address. */
export interface LinkTarget {
  href?: string;
  linkLabel?: string;
  claims?: readonly string[];
}

export interface TextSpan {
  text: string;
  className?: string;
  /** A link of this span alone, where the spans of a line lead to different places. */
  link?: LinkTarget;
}

export type Shape =
  | { kind: 'path'; className: string; d: string }
  | { kind: 'rect'; className: string; x: number; y: number; width: number; height: number }
  | { kind: 'circle'; className: string; cx: number; cy: number; r: number }
  | {
      kind: 'text';
      className: string;
      x: number;
      y: number;
      anchor: Anchor;
      spans: TextSpan[];
      /** The words hold a number that is worked out here, and that no document prints. */
      isComputed?: boolean;
    }
  | { kind: 'group'; className: string; shapes: Shape[] }
  | {
      kind: 'link';
      href: string;
      label?: string;
      /** The claims that the shapes are drawn from, where the link leads elsewhere. */
      claims?: readonly string[];
      /** It leads where words beside it lead too, and is for the pointer only. */
      isAside?: boolean;
      shapes: Shape[];
    };

export type TextShape = Extract<Shape, { kind: 'text' }>;

export interface Scene {
  width: number;
  height: number;
  /** Top of the view box; negative when labels had to move above the plot. */
  top: number;
  /** Axes and other marks that carry no claim. */
  backdrop: Shape[];
  marks: Shape[];
}

/** Rounds to one decimal: finer steps are not visible and cost bytes on every page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Builds a path from commands and numbers, without spaces that SVG does not need. */
export function path(className: string, ...parts: (string | number)[]): Shape {
  let d = '';
  for (const part of parts) {
    const text = typeof part === 'number' ? String(round(part)) : part;
    const needsSpace = typeof part === 'number' && /[\d.]$/.test(d) && !text.startsWith('-');
    d += needsSpace ? ` ${text}` : text;
  }
  return { kind: 'path', className, d };
}

/** Builds a rectangle; a negative width or height becomes zero. */
export function rect(
  className: string,
  box: { x: number; y: number; width: number; height: number },
): Shape {
  const { x, y, width, height } = box;
  return {
    kind: 'rect',
    className,
    x: round(x),
    y: round(y),
    width: round(Math.max(0, width)),
    height: round(Math.max(0, height)),
  };
}

/** Builds a circle. */
export function circle(className: string, cx: number, cy: number, r: number): Shape {
  return { kind: 'circle', className, cx: round(cx), cy: round(cy), r: round(r) };
}

/** Builds a line of text; `v` is a value or name in bold, `t` a tick in small type. */
export function text(
  className: string,
  at: { x: number; y: number; anchor?: Anchor },
  content: string | TextSpan[],
): TextShape {
  const spans = typeof content === 'string' ? [{ text: content }] : content;
  return {
    kind: 'text',
    className,
    x: round(at.x),
    y: round(at.y),
    anchor: at.anchor ?? 'start',
    spans,
  };
}

/** Says of a line of text that its number is worked out here. */
export function computed(shape: TextShape): TextShape {
  return { ...shape, isComputed: true };
}

/** Groups shapes under one class, as for the colour of an agency. */
export function group(className: string, shapes: Shape[]): Shape {
  return { kind: 'group', className, shapes };
}

/** Wraps shapes in a link to their proof when there is one. */
export function link({ href, linkLabel, claims }: LinkTarget, shapes: Shape[]): Shape[] {
  return href ? [{ kind: 'link', href, label: linkLabel, claims, shapes }] : shapes;
}

/** Wraps shapes in a second link to what words beside them lead to. */
export function linkAside(to: LinkTarget, shapes: Shape[]): Shape[] {
  return link(to, shapes).map((shape) =>
    shape.kind === 'link' ? { ...shape, isAside: true } : shape,
  );
}

/** Lists the shapes of a kind at any depth. */
export function listShapes<K extends Shape['kind']>(
  shapes: readonly Shape[],
  kind: K,
): Extract<Shape, { kind: K }>[] {
  return shapes.flatMap((shape) => {
    const inner = 'shapes' in shape ? listShapes(shape.shapes, kind) : [];
    return shape.kind === kind ? [shape as Extract<Shape, { kind: K }>, ...inner] : inner;
  });
}
