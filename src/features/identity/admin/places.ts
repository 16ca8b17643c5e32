/** Where this room's screens are, below the organisation. */
export const places = {
  organisation: 'settings/organisation',
  members: 'settings/members',
  account: 'settings/account',
  log: 'settings/log',
  keys: 'settings/api-keys',
  personalData: 'settings/personal-data',
} as const;
