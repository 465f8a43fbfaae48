// Which versions of Ollama are too old.

import { expect, test } from 'vitest';
import { olderThan } from '../../src/install/version.ts';

test.each([
	['0.30.0', '0.30.0', false],
	['0.33.0-rc2', '0.33.0', false],
	['0.29.9', '0.30.0', true],
	['0.100.0', '0.30.0', false],
	['1.0.0', '0.30.0', false],
	['0.9.5', '0.30.0', true],
	['0.0.0', '0.30.0', false],
	['dev', '0.30.0', false],
	['v0.33.0-rc2-3-gabcdef0-dirty', '0.33.0', false],
])('%s is older than %s: %s', (version, least, older) => {
	expect(olderThan(version, least)).toBe(older);
});
