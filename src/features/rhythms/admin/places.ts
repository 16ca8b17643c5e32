/** Addresses of the room's screens, below the organisation. */
export const places = {
  all: 'rhythms',
  one: (id: string) => `rhythms/${id}`,
} as const;
