// The program of the process that makes documents; Node reads the types away by itself. It is told what to make by its
// parent and ends with it.
import { createRequire } from 'node:module';
import path from 'node:path';

export type PrintAnswer = { bytes: Uint8Array; pages: number } | { problem: string; glyphs: boolean };

interface Diagnostic {
  message: string;
}
interface Compiled {
  result: { numOfPages: number } | null;
  takeDiagnostics(): { shortDiagnostics: Diagnostic[] } | null;
}
/** As much of the compiler as is used; its platform packages carry no types. */
interface Compiler {
  compile(of: { mainFileContent: string; inputs: Record<string, string> }): Compiled;
  pdf(document: object, options: { pdfStandard: string }): Buffer;
  evictCache(age: number): void;
}
interface Package {
  NodeCompiler: { create(options: object): Compiler };
}

const require = createRequire(import.meta.url);
const name = `@myriaddreamin/typst-ts-node-compiler-linux-${process.arch}-gnu`;
const compiler = (require(name) as Package).NodeCompiler.create({
  fontArgs: [{ fontPaths: [path.join(import.meta.dirname, 'fonts')] }],
  // Nothing to include, read or import lies there.
  workspace: path.join(import.meta.dirname, 'fonts'),
});

function print({ source, data }: { source: string; data: string }): PrintAnswer {
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data } });
    if (!compiled.result) return refused(compiled.takeDiagnostics()?.shortDiagnostics ?? []);
    const bytes = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' });
    return { bytes, pages: compiled.result.numOfPages };
  } catch (error) {
    return refused([{ message: error instanceof Error ? error.message : String(error) }]);
  } finally {
    compiler.evictCache(0);
  }
}

function refused(diagnostics: readonly Diagnostic[]): PrintAnswer {
  const problem = diagnostics.map((one) => one.message).join('; ') || 'The document could not be made';
  return { problem, glyphs: /could not be displayed|glyph|\.notdef|codepoint/i.test(problem) };
}

process.on('message', (message) => {
  process.send?.(print(message as { source: string; data: string }));
});
process.on('disconnect', () => process.exit(0));
