// What a model's file says of itself, as lines for its block in data/models.json.

/** On one line, spaced as the file is. */
const written = (value) =>
	JSON.stringify(value, null, 1)
		.replace(/\n */g, ' ')
		.replace(/([[{]) | (?=[\]}])/g, '$1');
const line = (key, value) => `\t${written(key)}: ${written(value)}`;

/**
 * Lines of the block that are read and not judged, from ModelFacts. Throws where the file does not tell its tensors or
 * its keys: nothing is put in their place.
 */
export function blockOf({ name, architecture, parameters, activeParameters, quantization, bytes, ...facts }) {
	const { keys, weights, projectorBytes } = facts;
	for (const [what, value] of Object.entries({ weights, keys, parameters, layers: weights.layers }))
		if (value?.unknown !== undefined) throw new Error(`${name}: ${what}: ${value.unknown}`);
	const { layers, ...sums } = weights;
	const active = activeParameters === undefined ? {} : { active: activeParameters };
	return [
		line('parameters', { total: parameters, ...active }),
		line('architecture', architecture),
		line('projector', { bytes: projectorBytes }),
		line('tags', [{ tag: name, quantization, bytes, basis: 'exact', weights: sums, weightsBasis: 'exact' }]),
		line('layers', layers),
		line('keys', keys),
	].join(',\n');
}
