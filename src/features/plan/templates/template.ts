/** A plan to begin from, in both languages. Times are shares of the chosen period (0 to 1), so it fits any length. */
export interface Template {
  key: string;
  et: TemplateWords;
  en: TemplateWords;
}

export interface TemplateWords {
  title: string;
  description: string;
  sections: readonly {
    title: string;
    activities: readonly {
      title: string;
      indicators: readonly string[];
      from: number;
      to: number;
      steps: readonly string[];
      parties: readonly string[];
    }[];
  }[];
}
