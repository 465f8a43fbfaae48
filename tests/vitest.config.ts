import os from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

// No test asks anyone on the network, and each Node would read these certificates at its start: twice the time of an empty one.
delete process.env['NODE_EXTRA_CA_CERTS'];

// The configuration lies here because the top level is fixed; `root` points back to it.
export default defineConfig({
	root: new URL('..', import.meta.url).pathname,
	test: {
		include: ['tests/**/*.test.ts'],
		globalSetup: ['tests/support/temp-folder.ts'],
		// Programs that are started speak English, wherever the tests run.
		env: { KETTLESIDE_LANG: 'en' },
		setupFiles: ['tests/support/laws.ts'],
		expect: { requireAssertions: true },
		sequence: { sequencer: LongestFirst },
		// Not threads: a program one of them has just written cannot start while another starts one of its own, which holds the
		// open file for a moment (ETXTBSY).
		pool: 'forks',
		// Many tests wait for a program or a terminal: one more at a time than there are processors.
		maxWorkers: os.availableParallelism() + 1,
		// Most of what tests run is run a few times: V8 begins to optimize it later, or a tenth of all the time goes into that. Newer
		// ones have no such flag.
		execArgv: process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : [],
		// Modules are loaded once for all files: the tests hand the world in and change nothing that modules share.
		isolate: false,
		// What was made of a file is kept for the next run, under node_modules, by the file's own text.
		experimental: { fsModuleCache: true },
		testTimeout: 20_000,
		hookTimeout: 30_000,
		coverage: { provider: 'v8', include: ['src/**'] },
	},
});
