import { Badge, Button, Spinner } from "@fluentui/react-components";
import { ArrowRight20Regular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { AppearanceMenu } from "./frame/appearance_menu.tsx";
import { Face } from "./frame/face.tsx";
import { Mark } from "./frame/mark.tsx";
import { indexFile, type IndexFile, type Person } from "./state/index_file.ts";
import { signIn, type Session } from "./state/session.ts";
import { Trouble } from "./trouble.tsx";
import { useSpeech } from "./words/words.ts";

/** The demonstration's people, each with what they do. */
export function SignIn({ session }: { session: Exclude<Session, { state: "signed-in" }> }) {
  const { words, number } = useSpeech();
  const [index, setIndex] = useState<IndexFile | null>(null);
  const [unread, setUnread] = useState(false);
  const busy = session.state === "signing-in" ? session.person : null;

  useEffect(() => {
    document.title = words.product;
    indexFile().then(setIndex, () => setUnread(true));
  }, [words]);

  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <Mark />
        <span className="grow" />
        <AppearanceMenu />
      </header>
      <main className="sign-in-body" id="main">
        <h1>{words.signIn.title}</h1>
        <p className="lead">{words.signIn.lead}</p>
        {session.state === "signed-out" && session.trouble !== null && (
          <Trouble trouble={session.trouble} title={words.signIn.failed} />
        )}
        {unread && <p role="alert">{words.signIn.noPeople}</p>}
        <ul className="people">
          {index?.people.map((person) => (
            <li key={`${person.tenant}/${person.user}`}>
              <PersonCard person={person} busy={busy} />
            </li>
          ))}
        </ul>
        {index && (
          <p className="sign-in-size">
            {words.signIn.size(number(index.counts.customers), number(index.counts.rooms), number(index.counts.tickets))}
          </p>
        )}
      </main>
    </div>
  );
}

function PersonCard({ person, busy }: { person: Person; busy: Person | null }) {
  const { words, language } = useSpeech();
  const mine = busy?.user === person.user && busy.tenant === person.tenant;
  return (
    <Button
      className="person"
      appearance="outline"
      disabledFocusable={busy !== null}
      title={words.signIn.as(person.name)}
      onClick={() => void signIn(person)}
    >
      <Face name={person.name} size={40} />
      <span className="person-words">
        <span className="person-name">
          {person.name}
          <Badge appearance="tint" color={person.tenant ? "informative" : "brand"}>
            {person.tenant ? words.signIn.customer : words.signIn.partner}
          </Badge>
        </span>
        <span className="person-upn">{person.upn}</span>
        <span className="person-does">{person.does[language]}</span>
      </span>
      {mine ? <Spinner size="tiny" aria-label={words.signIn.starting(person.name)} /> : <ArrowRight20Regular className="person-go" />}
    </Button>
  );
}
