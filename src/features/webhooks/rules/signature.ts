import { createHmac } from 'node:crypto';

export const secretPrefix = 'whsec_';

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body` under the secret's bytes.
 * @param secret `whsec_` and base64
 */
export function signedHeaders(
  secret: string,
  message: { id: string; body: string },
  at: Date,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${message.id}.${timestamp}.${message.body}`).digest('base64');
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
