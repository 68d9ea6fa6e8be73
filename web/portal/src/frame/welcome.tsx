import { Badge } from "@fluentui/react-components";
import { LockClosed48Regular } from "@fluentui/react-icons";
import type { SignedIn } from "../state/session.ts";
import { WhyButton } from "../why/why_button.tsx";
import { useSpeech } from "../words/words.ts";

/** For whoever may see no customer's data: what they know, and how to get further. */
export function Welcome({ session }: { session: SignedIn }) {
  const { words } = useSpeech();
  const { customers } = session;
  return (
    <div className="welcome" id="list" tabIndex={-1}>
      <div className="nothing">
        <LockClosed48Regular />
        <h1 tabIndex={-1}>{words.customer.nothing}</h1>
        <p>{words.customer.nothingLead}</p>
        <WhyButton session={session} />
      </div>
      {customers.length > 0 && (
        <section aria-label={words.customer.name}>
          <h2>{words.customer.name}</h2>
          <ul className="known" tabIndex={0} aria-label={words.customer.name}>
            {customers.map(({ customer, name, alias, relationship }) => (
              <li key={customer} data-customer={customer}>
                <span className="known-name">
                  {name}
                  <span className="quiet">{[alias, words.customer.closed[relationship]].filter(Boolean).join(" · ")}</span>
                </span>
                <Badge appearance="tint" color={relationship === "active" ? "success" : "informative"}>
                  {words.customer.relationship[relationship]}
                </Badge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
