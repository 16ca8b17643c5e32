/** The other side did not answer, or answered something that is no answer; nobody's input was wrong. */
export class NoAnswer extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'NoAnswer';
  }
}

/** Keys, tokens and claims are a few thousand letters. */
const longestAnswer = 256_000;

/**
 * Asks an address that whoever runs the installation wrote into its configuration, which may lie in the inner network;
 * an address that a user gives must never come here. Follows no redirect: a secret stays with whom it was meant for.
 *
 * @returns status and body, the body read as JSON
 * @throws NoAnswer when nothing came in time, or no JSON object
 */
export async function askConfigured(
  address: string,
  options: {
    method?: 'GET' | 'POST';
    headers?: Record<string, string>;
    form?: Record<string, string>;
    timeoutMs: number;
  },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { method = 'GET', headers = {}, form, timeoutMs } = options;
  try {
    const answer = await fetch(address, {
      method,
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const body: unknown = JSON.parse(await boundedText(answer));
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Error('no JSON object');
    return { status: answer.status, body: body as Record<string, unknown> };
  } catch (cause) {
    throw new NoAnswer(`${new URL(address).host} gave no answer that can be read`, { cause });
  }
}

async function boundedText(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of answer.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > longestAnswer) throw new Error('longer than any answer of this kind');
  }
  return text + decoder.decode();
}
