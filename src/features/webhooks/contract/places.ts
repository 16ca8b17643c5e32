/** Where the room's screens lie, below `/app/<organisation>/`. */
export const places = {
  receivers: 'settings/webhooks',
  receiver: 'settings/webhooks/$receiver',
} as const;

export function placeOfReceiver(id: string): string {
  return `${places.receivers}/${id}`;
}
