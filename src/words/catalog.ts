// The catalog of models: what is in it, and how it stands beside the registry.

export const words = {
	date: (date: string, models: number, tags: number) =>
		`The catalog of ${date}: ${models} models, ${tags} downloads. A newer one comes with a newer kettleside.`,
	unread: 'licence not read',
	progress: (place: number, all: number, tag: string) => `${place} of ${all}  ${tag}`,
	asks: (host: string) => `Asking ${host} for the list of parts of each download; no model is fetched.`,
	status: { gone: 'gone', size: 'another size', fails: 'could not be asked' },
	now: (before: string, now: string) => `${before} here, ${now} there`,
	same: (count: number) =>
		count === 0 ? 'None is as the catalog says.' : `${count === 1 ? 'One is' : `${count} are`} as the catalog says.`,
	allSame: 'All are as the catalog says.',
	wrong: (count: number) => `${count === 1 ? 'One differs' : `${count} differ`}: data/models.json is to be changed.`,
	failed: (count: number) => `${count} could not be asked; nothing is known about ${count === 1 ? 'it' : 'them'}.`,
} as const;
