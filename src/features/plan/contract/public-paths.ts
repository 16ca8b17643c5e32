/** Addresses of a plan for people without an account. They stand in letters and on websites, so they never change. */
export const progressPath = (slug: string, planId: string) => `/s/${slug}/kava/${planId}`;
export const sharePath = (slug: string, token: string) => `/s/${slug}/jagatud/${token}`;
