import { useEffect } from "react";
import { Details } from "../details/details.tsx";
import { ListPage } from "../list/list_page.tsx";
import { address } from "../state/address.ts";
import type { SignedIn } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { useSpeech } from "../words/words.ts";
import { AccountMenu } from "./account_menu.tsx";
import { AppearanceMenu } from "./appearance_menu.tsx";
import { CustomerSwitcher } from "./customer_switcher.tsx";
import { Mark } from "./mark.tsx";
import { Navigation } from "./navigation.tsx";
import { StatusBar } from "./status_bar.tsx";
import { Welcome } from "./welcome.tsx";

/** Everything around the list, for whoever is signed in. */
export function Workspace({ session }: { session: SignedIn }) {
  const { words } = useSpeech();
  const { page, tenant } = useStore(address);
  const { viewer, customers, resumed } = session;
  const customer = customers.find((known) => known.customer === tenant);
  const open = customers.some(({ knows }) => knows === "data");
  const place = customer?.name ?? (tenant !== null ? tenant : open ? words.customer.all : words.customer.name);

  // An action on the wrong customer begins with a tab that does not say which one it shows.
  useEffect(() => {
    document.title = `${words.pages[page]} · ${place} · ${words.product}`;
  }, [words, page, place]);

  // The button that signed in is gone: whoever pressed it goes on at the page's heading.
  useEffect(() => {
    if (!resumed && !address.get().open) document.querySelector<HTMLElement>("#main h1")?.focus();
  }, [resumed]);

  return (
    <div className="workspace">
      <a className="skip" href="#list">{words.skip}</a>
      <header className="top">
        <Mark />
        <CustomerSwitcher customers={customers} />
        <span className="grow" />
        <AppearanceMenu />
        <AccountMenu viewer={viewer} />
      </header>
      <Navigation />
      <main className="page" id="main">
        {open ? <ListPage session={session} place={place} /> : <Welcome session={session} />}
      </main>
      <StatusBar customers={customers} />
      <Details session={session} />
    </div>
  );
}
