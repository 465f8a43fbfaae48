// The laws (fast-check) are tried with the same cases every time, so that no change is blamed for a case that nobody had met
// before. LAWS_SEED=random looks for new ones, as the weekly check does; LAWS_SEED=NUMBER goes back to one of them.

import fc from 'fast-check';

const { LAWS_SEED: seed = '20261128' } = process.env;

fc.configureGlobal(seed === 'random' ? {} : { seed: Number(seed) });
