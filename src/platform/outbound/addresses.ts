import { BlockList, isIP } from 'node:net';

/** IPv4 blocks that are not the public internet: IANA's special-purpose registry (RFC 6890 and its followers), multicast. */
const innerFour = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

/**
 * Of IPv6 only 2000::/3 is given out as public; within it are tunnels that carry an IPv4 address (Teredo, 6to4), which
 * could lead inside, and blocks for protocols and examples. Mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96) lie outside it.
 */
const innerSix = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const inner = new BlockList();
for (const [address, bits] of innerFour) inner.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of innerSix) inner.addSubnet(address, bits, 'ipv6');
const publicSix = new BlockList();
publicSix.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, spelled as the network spells it, is on the public internet. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !inner.check(address, 'ipv4');
    case 6:
      // A zone (`fe80::1%eth0`) names one of our own network cards.
      return !address.includes('%') && publicSix.check(address, 'ipv6') && !inner.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Blocks that the installer opened: `10.1.0.0/16`, `127.0.0.1`. An IPv4 block does not open its IPv6 disguises. */
export class AllowedBlocks {
  readonly #four = new BlockList();
  readonly #six = new BlockList();

  constructor(blocks: readonly string[]) {
    for (const block of blocks) {
      const [address = '', bits] = block.split('/');
      if (isIP(address) === 4) this.#four.addSubnet(address, Number(bits ?? 32), 'ipv4');
      else this.#six.addSubnet(address, Number(bits ?? 128), 'ipv6');
    }
  }

  has(address: string): boolean {
    if (isIP(address) === 4) return this.#four.check(address, 'ipv4');
    return isIP(address) === 6 && !address.includes('%') && this.#six.check(address, 'ipv6');
  }
}
