import {
  Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, Radio,
  RadioGroup, Select,
} from "@fluentui/react-components";
import type { Decision, Permission } from "enfilade";
import { useState, type FormEvent } from "react";
import { DecisionWords } from "../details/decision_words.tsx";
import { address } from "../state/address.ts";
import type { SignedIn } from "../state/session.ts";
import { Trouble } from "../trouble.tsx";
import { useSpeech } from "../words/words.ts";
import { CustomerField } from "./customer_field.tsx";

type Thing = "room" | "ticket";

const permissions: Record<Thing, Permission[]> = {
  room: [
    "rooms.view", "rooms.modify", "tickets.view", "tickets.update", "reports.view",
    "reports.create_customer_incident", "rooms.download_key", "rooms.unenroll",
  ],
  ticket: ["tickets.view", "tickets.update"],
};

/** Asks the engine about one room or ticket, for oneself or a colleague, and says what to do next. */
export function WhyDialog({ session, onClose }: { session: SignedIn; onClose: () => void }) {
  const { words } = useSpeech();
  const { page, tenant, open } = address.get();
  const [customer, setCustomer] = useState(open?.customer ?? tenant ?? onlyOne(session));
  const [thing, setThing] = useState<Thing>(page === "rooms" ? "room" : "ticket");
  const [permission, setPermission] = useState<Permission>(permissions[thing][0]!);
  const [id, setId] = useState(open?.id ?? "");
  const [user, setUser] = useState("");
  const [answer, setAnswer] = useState<{ decision?: Decision; trouble?: unknown } | null>(null);
  const ready = customer !== null && id.trim() !== "";

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const about = thing === "room" ? { room: id.trim() } : { ticket: id.trim() };
    const whose = user.trim() ? { user: user.trim() } : {};
    try {
      setAnswer({ decision: await session.engine.decide({ permission, customer, ...about, ...whose }) });
    } catch (trouble) {
      setAnswer({ trouble });
    }
  };
  const choose = (next: Thing) => {
    setThing(next);
    setPermission(permissions[next][0]!);
    setAnswer(null);
  };

  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className="why">
        <form onSubmit={ask}>
          <DialogBody>
            <DialogTitle>{words.why.title}</DialogTitle>
            <DialogContent className="why-body">
              <p className="lead">{words.why.lead}</p>
              <CustomerField customers={session.customers} chosen={customer} onChoose={setCustomer} />
              <Field label={words.why.kind}>
                <RadioGroup layout="horizontal" value={thing} onChange={(_, { value }) => choose(value as Thing)}>
                  <Radio value="room" label={words.why.room} />
                  <Radio value="ticket" label={words.why.ticket} />
                </RadioGroup>
              </Field>
              <div className="why-pair">
                <Field label={words.why.id[thing]} required>
                  <Input value={id} onChange={(_, { value }) => setId(value)} data-test="why-id" />
                </Field>
                <Field label={words.why.permission}>
                  <Select value={permission} onChange={(_, { value }) => setPermission(value as Permission)}>
                    {permissions[thing].map((one) => <option key={one} value={one}>{words.permissions[one]}</option>)}
                  </Select>
                </Field>
              </div>
              <Field label={words.why.colleague} hint={words.why.colleagueHint}>
                <Input value={user} onChange={(_, { value }) => setUser(value)} data-test="why-user" />
              </Field>
              <div role="status" data-test="why-answer" data-reason={answer?.decision?.reason}>
                {answer?.decision && <DecisionWords decision={answer.decision} title={words.permissions[permission]} />}
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
