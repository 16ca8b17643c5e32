/** The shape lives in the contract, because the rules that understand a document may not look into the formats. */
export type * from '../contract/source.ts';
