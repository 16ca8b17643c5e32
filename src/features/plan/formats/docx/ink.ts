/** Colours of the documents that we write. */
export const ink = {
  text: '1F2933',
  quiet: '5B6773',
  accent: '1F4E5F',
  line: 'B8C2CA',
  header: '1F4E5F',
  section: 'E6EEF1',
};
