import { Combobox, Option, OptionGroup } from "@fluentui/react-components";
import type { KnownCustomer } from "enfilade";
import { useState } from "react";
import { address, switchCustomer } from "../state/address.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";

/** As many are drawn at first, and so many more whenever the last ones come into sight. */
const step = 20;
const everybody = "\u0000all";

/** Whose data is on the screen: one customer, or all while that is allowed here. */
export function CustomerSwitcher({ customers }: { customers: KnownCustomer[] }) {
  const { words } = useSpeech();
  const { tenant, page, all } = useStore(address);
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [drawn, setDrawn] = useState(step);

  const current = customers.find(({ customer }) => customer === tenant);
  const aggregate = page !== "incidents" || all;
  // While it is closed, none is drawn: they would be drawn again with whatever is chosen elsewhere.
  const found = opened ? customers.filter((customer) => matches(customer, typed ?? "")) : [];
  const open = found.filter(({ knows }) => knows === "data").slice(0, drawn);
  const closed = found.filter(({ knows }) => knows === "name").slice(0, drawn - open.length);
  const some = customers.some(({ knows }) => knows === "data");
  const name = current?.name ?? (tenant !== null ? tenant : some ? words.customer.all : "");

  return (
    <Combobox
      className="switcher"
      aria-label={words.customer.label}
      placeholder={words.customer.find}
      value={typed ?? name}
      selectedOptions={[tenant ?? everybody]}
      onFocus={(event) => event.target.select()}
      inlinePopup
      open={opened}
      onChange={(event) => {
        setTyped(event.target.value);
        setDrawn(step);
        setOpened(true);
      }}
      onOpenChange={(_, { open: opens }) => {
        setOpened(opens);
        // It opens at the one that is chosen, which must be there for that.
        const before = customers.filter(({ knows }) => knows === "data").findIndex(({ customer }) => customer === tenant);
        setDrawn(before + 1 + step);
        if (!opens) setTyped(null);
      }}
      onBlur={() => setTyped(null)}
      onOptionSelect={(_, { optionValue }) => {
        // Typing what is nobody's name tells of an option too: none.
        if (optionValue === undefined) return;
        setTyped(null);
        // What is open closes first, in a task of its own: another list takes the page's thread long enough.
        if (optionValue) setTimeout(switchCustomer, 0, optionValue === everybody ? null : optionValue);
      }}
      positioning={{ position: "below", align: "start", matchTargetSize: "width" }}
      listbox={{
        className: "switcher-list",
        onScroll: ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          const last = scrollTop + 2 * clientHeight > scrollHeight;
          if (last && drawn < found.length) setDrawn(drawn + step);
        },
      }}
    >
      {aggregate && some && !typed && <Option value={everybody}>{words.customer.all}</Option>}
      {open.length > 0 && (
        <OptionGroup label={words.customer.data}>
          {open.map(({ customer, name, alias }) => (
            <Option key={customer} value={customer} text={name}>
              <span className="known-name">
                {name}
                {(alias || typed) && <span className="quiet">{[alias, typed && customer].filter(Boolean).join(" · ")}</span>}
              </span>
            </Option>
          ))}
        </OptionGroup>
      )}
      {closed.length > 0 && (
        <OptionGroup label={words.customer.name}>
          {closed.map(({ customer, name, relationship }) => (
            <Option key={customer} value={customer} text={name} disabled>
              <span className="known-name">
                {name}
                <span className="quiet">{words.customer.closed[relationship]}</span>
              </span>
            </Option>
          ))}
        </OptionGroup>
      )}
      {opened && found.length === 0 && <Option value="" text="" disabled>{words.customer.none}</Option>}
    </Combobox>
  );
}

function matches({ customer, name, alias }: KnownCustomer, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return [name, alias ?? "", customer].some((text) => text.toLowerCase().includes(wanted));
}
