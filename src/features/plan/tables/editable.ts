/** What every editable record of the plan carries. */
export interface Editable {
  organisation_id: string;
  id: string;
  revision: number;
  removed_at: string | null;
}
