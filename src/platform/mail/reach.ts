import { createTransport } from 'nodemailer';

const patienceMs = 10_000;

/** Connects to the mail server and signs in, sending nothing. Rejects with what the server, or the way to it, answered. */
export async function reachMailServer(smtpUrl: string): Promise<void> {
  const transport = createTransport(smtpUrl, {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  } as object);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
