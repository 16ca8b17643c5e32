import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (parts of the interface and marks of a chart 3:1).
const TEXT = 4.5;
const MARK = 3;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--k-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    { light: light as string, dark: dark as string },
  ]),
);

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'raised', 'sunken'];
const named = ['forest', 'cornflower', 'rye', 'moss', 'berry'];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['ink', ground, TEXT],
    ['soft', ground, TEXT],
    ['forest', ground, TEXT],
    ['line-strong', ground, MARK],
    ...named.map((name): [string, string, number] => [`${name}-ink`, ground, TEXT]),
    ...named.map((name): [string, string, number] => [name, ground, MARK]),
  ]),
  ...named.map((name): [string, string, number] => [`${name}-ink`, `${name}-tint`, TEXT]),
  ['stone-ink', 'stone-tint', TEXT],
  ['ink', 'forest-tint', TEXT],
  ['soft', 'forest-tint', TEXT],
  ['on-forest', 'forest', TEXT],
  ['on-forest', 'forest-hover', TEXT],
  ['on-berry', 'berry', TEXT],
  ['on-berry', 'berry-ink', TEXT],
];

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (scheme) => {
  it.each(pairs)('%s on %s is at least %d', (front, back, least) => {
    const one = tokens.get(front);
    const other = tokens.get(back);
    if (!one || !other) throw new Error(`tokens.css lacks ${front} or ${back}`);
    expect(ratio(one[scheme], other[scheme])).toBeGreaterThanOrEqual(least);
  });
});
