/** What a document may ask of us. A plan is a few pages; everything beyond these numbers is a mistake or an attack. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  /** All that an archive says that it unpacks to, and all that we unpack of it. */
  unpackedBytes: 100 * 1024 * 1024,
  archiveEntries: 5_000,
  /** Deflate reaches 1032; ten thousand alike rows of a table stay below 200. Only asked of parts above `ratioFromBytes`. */
  ratio: 400,
  ratioFromBytes: 8 * 1024 * 1024,
  /** Measured: a tree of this many elements takes some 500 MB while it is read. */
  markupElements: 1_500_000,
  markupDepth: 1_000,
  rows: 50_000,
  columns: 1_000,
  /** Rows × columns of one table, since ten thousand rows by a thousand columns would pass the two limits above. */
  cells: 4_000_000,
} as const;
