/** Where the room's screens lie, below `/app/<organisation>/`; letters link there. */
export const places = {
  inbox: 'notifications',
  preferences: 'notifications/preferences',
} as const;
