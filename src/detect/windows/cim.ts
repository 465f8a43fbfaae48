// What Windows tells through CIM (`Get-CimInstance`), in one PowerShell: each start of it costs from 0.2 to over 2
// seconds. Read as JSON, or as the "Key : value" blocks that `Format-List` prints (wmic: "Key=value"); keys are not translated.

import { isRecord } from '../../types/record.ts';
import { clean, jsonIn } from '../text.ts';

export type CimRecord = Map<string, string>;

const select = (kind: string, names: string) => `@(Get-CimInstance ${kind}|Select-Object ${names})`;

/** One script, one JSON document; a class that fails is missing from it. */
export const script = [
	"$ErrorActionPreference='SilentlyContinue'",
	'[Console]::OutputEncoding=[Text.Encoding]::UTF8',
	`ConvertTo-Json -Compress -Depth 3 @(${[
		select('Win32_OperatingSystem', 'Caption,Version,OSArchitecture,TotalVisibleMemorySize,FreePhysicalMemory'),
		select('Win32_Processor', 'Name,NumberOfCores,NumberOfLogicalProcessors'),
		select('Win32_ComputerSystem', 'Manufacturer,Model,TotalPhysicalMemory'),
		select('Win32_PhysicalMemory', 'Capacity,ConfiguredClockSpeed,BankLabel,DeviceLocator,SMBIOSMemoryType'),
		select('Win32_VideoController', 'Name,AdapterRAM,PNPDeviceID,DriverVersion'),
	].join(';')})`,
].join(';');

function harvest(value: unknown): CimRecord[] {
	if (Array.isArray(value)) return value.flatMap(harvest);
	if (!isRecord(value)) return [];
	const entries = Object.entries(value);
	const inner = entries.flatMap(([, entry]) => (typeof entry === 'object' ? harvest(entry) : []));
	const flat = entries.filter(([, entry]) => typeof entry === 'string' || typeof entry === 'number');
	return [...(flat.length > 0 ? [new Map(flat.map(([key, entry]) => [key, String(entry)]))] : []), ...inner];
}

function blocks(text: string): CimRecord[] {
	const parts = clean(text).split(/\n\s*\n/);
	return parts
		.map((part) => [...part.matchAll(/^([\w.]+)(?:[ \t]*:|=)[ \t]*(.*)$/gm)])
		.filter((lines) => lines.length > 0)
		.map((lines) => new Map(lines.map(([, key = '', value = '']) => [key, value.trim()])));
}

/** Every object of the output, whatever the nesting. */
export function parseCim(raw: string): CimRecord[] {
	const parsed = jsonIn(raw);
	return parsed === null ? blocks(raw) : harvest(parsed);
}

/** Objects that have all of these keys. */
export const having = (records: readonly CimRecord[], ...keys: string[]): CimRecord[] =>
	records.filter((record) => keys.every((key) => record.has(key)));
