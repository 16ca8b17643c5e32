/**
 * A piece of work that a step of the plan can begin with one click, declared by the room that does such work. What is
 * begun hangs on the activity. The room's texts hold `starts.<name>` (the words on the button).
 */
export interface Start {
  /** `<room>.<name>`. */
  key: `${string}.${string}`;
  permission: `${string}.${string}`;
  /**
   * Stems of words (in small letters, as they begin a word) in the wording of a step for which this fits, by language.
   * Without a fitting stem it is still offered, after those that fit.
   */
  stems: { et: readonly string[]; en: readonly string[] };
  /**
   * The screen that begins it, below `/app/<organisation>`: `:activity` and `:step` in it are filled in (`:step` with `new`
   * where it begins from the activity as a whole); what it does not name is added to its query as `activity` and `step`.
   */
  path: string;
}
