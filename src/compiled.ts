// Node 20 compiles every file anew at each start; newer ones keep what they compiled by themselves. Here the build lays what
// V8 made of a file beside it (FILE.compiled), and it is used where this very Node wrote it; elsewhere V8 refuses it and
// compiles as usual. The build removes those of an older source: V8 itself compares no more than the length.

import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

interface Compiling {
	exports: unknown;
	require(id: string): unknown;
	_compile(code: string, file: string): unknown;
}

function compiledOf(file: string): Buffer | null {
	try {
		return readFileSync(`${file}.compiled`);
	} catch {
		return null;
	}
}

/** Runs the text of a module as Node's own loader does (lib/internal/modules/cjs/loader.js), from what was compiled before. */
function runCompiled(module: Compiling, code: string, file: string, cachedData: Buffer): unknown {
	const run = new vm.Script(Module.wrap(code), { filename: file, cachedData }).runInThisContext() as (
		...args: unknown[]
	) => unknown;
	// The files of the build call it and ask nothing else of it.
	const require = (id: string): unknown => module.require(id);
	return run.call(module.exports, module.exports, require, module, file, path.dirname(file));
}

/** From now on the files in `folder` are taken as they were compiled when they were built. */
export function useCompiled(folder: string): void {
	const { enableCompileCache } = Module as { enableCompileCache?: () => void };
	if (enableCompileCache) {
		enableCompileCache();
		return;
	}
	const loader = (Module as unknown as { prototype: Compiling }).prototype;
	const usual = loader._compile;
	loader._compile = function (this: Compiling, code: string, file: string): unknown {
		const compiled = file.startsWith(folder) ? compiledOf(file) : null;
		return compiled ? runCompiled(this, code, file, compiled) : usual.call(this, code, file);
	};
}
