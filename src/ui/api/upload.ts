/** `fetch` tells nothing about how much has been sent; XMLHttpRequest does. */
export function sendWithProgress(options: {
  method: string;
  address: string;
  body: FormData;
  onProgress: (share: number) => void;
  signal: AbortSignal | undefined;
}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const abort = () => call.abort();
    call.open(options.method, options.address);
    call.setRequestHeader('accept', 'application/json');
    call.responseType = 'blob';
    call.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    });
    call.addEventListener('load', () => {
      const headers = new Headers();
      for (const name of ['content-type', 'x-request-id']) {
        const value = call.getResponseHeader(name);
        if (value) headers.set(name, value);
      }
      const empty = call.status === 204 || call.status === 205;
      resolve(new Response(empty ? null : (call.response as Blob), { status: call.status, headers }));
    });
    call.addEventListener('error', () => reject(new TypeError('network failure')));
    call.addEventListener('abort', () => reject(new DOMException('called off', 'AbortError')));
    call.addEventListener('loadend', () => options.signal?.removeEventListener('abort', abort));
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted) abort();
    else call.send(options.body);
  });
}
