/** The size of the pictures that previews show, in pixels. */
export const PICTURE_SIZE = { width: 800, height: 420 } as const;
