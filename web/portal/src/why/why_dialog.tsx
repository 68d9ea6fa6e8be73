import {
  Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, Radio,
  RadioGroup, Select,
} from "@fluentui/react-components";
import type { Decision, Permission, Question } from "enfilade";
import { useRef, useState, type FormEvent } from "react";
import { DecisionWords } from "../details/decision_words.tsx";
import { address, type Page } from "../state/address.ts";
import type { SignedIn } from "../state/session.ts";
import { Trouble } from "../trouble.tsx";
import { useSpeech } from "../words/words.ts";
import { CustomerField } from "./customer_field.tsx";

type Thing = "room" | "ticket";

/** An answer with the question that it answers. */
interface Answered {
  question: Question;
  decision?: Decision;
  trouble?: unknown;
}

const permissions: Record<Thing, Permission[]> = {
  room: [
    "rooms.view", "rooms.modify", "tickets.view", "tickets.update", "reports.view",
    "reports.create_customer_incident", "rooms.download_key", "rooms.unenroll",
  ],
  ticket: ["tickets.view", "tickets.update"],
};

/** What one may miss on a page. */
const missing: Record<Page, Permission> = {
  incidents: "tickets.view",
  rooms: "rooms.view",
  health: "reports.view",
  updates: "rooms.view",
};

/** Asks the engine about one room or ticket, for oneself or a colleague, and says what to do next. */
export function WhyDialog({ session, onClose }: { session: SignedIn; onClose: () => void }) {
  const { words } = useSpeech();
  const { viewer, partner, engine } = session;
  const { page, tenant: shown, open } = address.get();
  const [customer, setCustomer] = useState(open?.customer ?? shown ?? onlyOne(session));
  const [thing, setThing] = useState<Thing>(page === "incidents" ? "ticket" : "room");
  const [permission, setPermission] = useState<Permission>(missing[page]);
  // A row of another page is neither.
  const [id, setId] = useState((page === "incidents" || page === "rooms") && open ? open.id : "");
  const [user, setUser] = useState("");
  const [tenant, setTenant] = useState(viewer.tenant);
  const [answer, setAnswer] = useState<Answered | null>(null);
  const asked = useRef(0);
  const ready = customer !== null && id.trim() !== "";

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const about = thing === "room" ? { room: id.trim() } : { ticket: id.trim() };
    const whose = user.trim() ? { user: user.trim(), ...(tenant !== viewer.tenant && { tenant }) } : {};
    const question = { permission, customer, ...about, ...whose };
    const mine = ++asked.current;
    const answered = await engine.decide(question).then(
      (decision) => ({ question, decision }),
      (trouble: unknown) => ({ question, trouble }),
    );
    if (mine === asked.current) setAnswer(answered);
  };
  /** A change of the question: the answer to the one before says nothing of it. */
  const changing = <T,>(change: (next: T) => void) => (next: T) => {
    ++asked.current;
    setAnswer(null);
    change(next);
  };
  const changeCustomer = changing(setCustomer);
  const changeId = changing(setId);
  const changePermission = changing(setPermission);
  const changeUser = changing(setUser);
  const changeTenant = changing(setTenant);
  const changeThing = changing((next: Thing) => {
    setThing(next);
    setPermission(permissions[next][0]!);
  });

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="why">
        <form onSubmit={ask}>
          <DialogBody>
            <DialogTitle>{words.why.title}</DialogTitle>
            <DialogContent className="why-body">
              <p className="lead">{words.why.lead}</p>
              <CustomerField customers={session.customers} chosen={customer} onChoose={changeCustomer} />
              <Field label={words.why.kind}>
                <RadioGroup layout="horizontal" value={thing} onChange={(_, { value }) => changeThing(value as Thing)}>
                  <Radio value="room" label={words.why.room} />
                  <Radio value="ticket" label={words.why.ticket} />
                </RadioGroup>
              </Field>
              <div className="why-pair">
                <Field label={words.why.id[thing]} required>
                  <Input value={id} onChange={(_, { value }) => changeId(value)} data-test="why-id" />
                </Field>
                <Field label={words.why.permission}>
                  <Select value={permission} onChange={(_, { value }) => changePermission(value as Permission)}>
                    {permissions[thing].map((one) => <option key={one} value={one}>{words.permissions[one]}</option>)}
                  </Select>
                </Field>
              </div>
              <Field label={words.why.colleague} hint={words.why.colleagueHint}>
                <Input value={user} onChange={(_, { value }) => changeUser(value)} data-test="why-user" />
              </Field>
              {partner && user.trim() !== "" && (
                <Field label={words.why.whose}>
                  <RadioGroup layout="horizontal" value={tenant} onChange={(_, { value }) => changeTenant(value)}>
                    <Radio value={viewer.tenant} label={viewer.tenantName} />
                    <Radio value={partner.tenantId} label={partner.name} />
                  </RadioGroup>
                </Field>
              )}
              <div role="status" data-test="why-answer" data-reason={answer?.decision?.reason}>
                {answer?.decision && <DecisionWords decision={answer.decision} title={words.permissions[answer.question.permission]} />}
                {answer?.trouble !== undefined && <Trouble trouble={answer.trouble} />}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{words.why.close}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={!ready}>{words.why.ask}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function onlyOne({ customers }: SignedIn): string | null {
  const open = customers.filter(({ knows }) => knows === "data");
  return open.length === 1 ? open[0]!.customer : null;
}
