import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';

/** The colours a component may ask for by name; their values stand in `tokens.css` alone. */
export type ColourName = 'forest' | 'cornflower' | 'rye' | 'moss' | 'berry' | 'stone';

const NAMES: readonly string[] = ['forest', 'cornflower', 'rye', 'moss', 'berry', 'stone'];

// Mantine wants ten shades; ours are two, so the tints fill the light half and the colour the dark half.
function shades(name: ColourName): MantineColorsTuple {
  const tint = `var(--k-${name}-tint)`;
  const full = name === 'stone' ? 'var(--k-soft)' : `var(--k-${name})`;
  const hover = name === 'forest' ? 'var(--k-forest-hover)' : `var(--k-${name}-ink)`;
  return [tint, tint, tint, full, full, full, full, full, hover, hover];
}

function greys(names: readonly string[]): MantineColorsTuple {
  return names.map((name) => `var(--k-${name})`) as unknown as MantineColorsTuple;
}

const resolveVariant: VariantColorsResolver = (input) => {
  const name = input.color ?? 'forest';
  if (!NAMES.includes(name)) return defaultVariantColorsResolver(input);
  const ink = `var(--k-${name}-ink)`;
  const tint = `var(--k-${name}-tint)`;
  switch (input.variant) {
    case 'filled': {
      const onColour = name === 'berry' ? 'var(--k-on-berry)' : 'var(--k-on-forest)';
      const full = name === 'stone' ? 'var(--k-soft)' : `var(--k-${name})`;
      const hover = name === 'forest' ? 'var(--k-forest-hover)' : ink;
      return { background: full, hover, color: onColour, border: '1px solid transparent' };
    }
    case 'light':
      return { background: tint, hover: tint, color: ink, border: '1px solid transparent' };
    case 'subtle':
    case 'transparent':
      return { background: 'transparent', hover: tint, color: ink, border: '1px solid transparent' };
    case 'outline':
      return { background: 'transparent', hover: tint, color: ink, border: `1px solid ${ink}` };
    default:
      return defaultVariantColorsResolver(input);
  }
};

export const theme = createTheme({
  fontFamily: 'var(--k-sans)',
  primaryColor: 'forest',
  primaryShade: 7,
  colors: {
    // Whatever Mantine draws in its own greys takes ours: light themes from `gray`, dark ones from `dark`.
    gray: greys(['sunken', 'stone-tint', 'stone-tint', 'line', 'line-strong', 'soft', 'soft', 'soft', 'ink', 'ink']),
    dark: greys(['ink', 'ink', 'soft', 'soft', 'line', 'stone-tint', 'raised', 'raised', 'sunken', 'sunken']),
    forest: shades('forest'),
    cornflower: shades('cornflower'),
    rye: shades('rye'),
    moss: shades('moss'),
    berry: shades('berry'),
    stone: shades('stone'),
  },
  variantColorResolver: resolveVariant,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '999px' },
  fontSizes: {
    xs: 'var(--k-size-1)',
    sm: 'var(--k-size-2)',
    md: 'var(--k-size-2)',
    lg: 'var(--k-size-3)',
    xl: 'var(--k-size-4)',
  },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.2' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  shadows: {
    xs: 'none',
    sm: 'var(--k-shadow)',
    md: 'var(--k-shadow)',
    lg: 'var(--k-shadow)',
    xl: 'var(--k-shadow)',
  },
  headings: { fontFamily: 'var(--k-sans)', fontWeight: '600' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Mantine draws them as <header>, which beside the workspace's own would be a second banner of the page.
  components: {
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    ModalHeader: { defaultProps: { role: 'presentation' } },
    // The empty thing it would focus first is no item of the menu; the first item is as good a place to begin.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});

/** Lays Mantine's own variables onto our tokens, so a stray component cannot bring a colour of its own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--k-raised)',
    '--mantine-color-text': 'var(--k-ink)',
    '--mantine-color-bright': 'var(--k-ink)',
    '--mantine-color-dimmed': 'var(--k-soft)',
    '--mantine-color-placeholder': 'var(--k-soft)',
    '--mantine-color-anchor': 'var(--k-forest-ink)',
    '--mantine-color-error': 'var(--k-berry-ink)',
    '--mantine-color-success': 'var(--k-moss-ink)',
    '--mantine-color-default': 'var(--k-raised)',
    '--mantine-color-default-hover': 'var(--k-sunken)',
    '--mantine-color-default-color': 'var(--k-ink)',
    '--mantine-color-default-border': 'var(--k-line)',
    '--mantine-primary-color-contrast': 'var(--k-on-forest)',
    '--mantine-primary-color-filled': 'var(--k-forest)',
    '--mantine-primary-color-filled-hover': 'var(--k-forest-hover)',
    '--mantine-primary-color-light': 'var(--k-forest-tint)',
    '--mantine-primary-color-light-color': 'var(--k-forest-ink)',
  },
  light: {},
  dark: {},
});
