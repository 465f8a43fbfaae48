// Intel's PCI device numbers of cards of their own (pci.ids). Everything else of Intel's is part of a processor.

export const cards: Record<string, string> = {
	'56a0': 'Intel Arc A770',
	'56a1': 'Intel Arc A750',
	'56a2': 'Intel Arc A580',
	'56a5': 'Intel Arc A380',
	'56a6': 'Intel Arc A310',
	'5690': 'Intel Arc A770M',
	'5691': 'Intel Arc A730M',
	'5692': 'Intel Arc A550M',
	'5693': 'Intel Arc A370M',
	'5694': 'Intel Arc A350M',
	'56c0': 'Intel Data Center GPU Flex 170',
	'56c1': 'Intel Data Center GPU Flex 140',
	e20b: 'Intel Arc B580',
	e20c: 'Intel Arc B570',
	e211: 'Intel Arc Pro B60',
	e212: 'Intel Arc Pro B50',
	'0bd5': 'Intel Data Center GPU Max 1550',
	'0bda': 'Intel Data Center GPU Max 1100',
};
