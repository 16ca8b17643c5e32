import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../navigation/address.ts';

export interface AddressTab {
  key: string;
  label: string;
  note?: ReactNode;
  content: ReactNode;
}

/** Tabs whose choice stands in the address (`?tab=history`); the first is meant when it says none. */
export function AddressTabs({
  name,
  tabs,
  param = 'tab',
}: {
  name: string;
  tabs: readonly AddressTab[];
  param?: string;
}) {
  const { params, change } = useAddress();
  const first = tabs[0]?.key ?? '';
  const chosen = tabs.some((tab) => tab.key === params[param]) ? (params[param] ?? first) : first;
  return (
    <Tabs value={chosen} onChange={(key) => change({ [param]: key === first ? null : key })} keepMounted={false}>
      <Tabs.List aria-label={name} mb="md">
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.key} value={tab.key} rightSection={tab.note}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.key} value={tab.key}>
          {tab.content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
