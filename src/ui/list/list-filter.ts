export interface ListFilter {
  key: string;
  label: string;
  options: readonly { value: string; label: string }[];
}
