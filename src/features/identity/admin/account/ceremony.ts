/** Whether this browser can make a passkey out of what the server sends (WebAuthn level 3, JSON). */
export function canMakePasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Asks the device, and through it the person. Null when they said no, or the device is there already. */
export async function makePasskey(options: Record<string, unknown>): Promise<Record<string, unknown> | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  try {
    const made = await navigator.credentials.create({ publicKey });
    return made instanceof PublicKeyCredential ? { ...(made.toJSON() as object) } : null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
