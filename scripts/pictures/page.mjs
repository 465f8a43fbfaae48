// The page that shows all pictures: each step once, the wide screen and below it the narrow one.

/** docs/screens.md. */
export function screensPage(pictures, [wide, narrow]) {
	const steps = pictures.filter(({ cols }) => cols === wide);
	const parts = steps.map(
		({ name, title }) => `## ${title}

![${title}, ${wide} columns wide](pictures/${name}-${wide}.svg)

<details><summary>${narrow} columns wide</summary>

![${title}, ${narrow} columns wide](pictures/${name}-${narrow}.svg)

</details>
`,
	);
	return `# The screens

Every step as it looks in a terminal. The pictures are made by \`npm run pictures\`, which runs the program itself in a terminal: on a recorded computer that nobody owns, with an Ollama that answers as a recorded one did. What the companion says in them is made up.

${parts.join('\n')}`;
}
