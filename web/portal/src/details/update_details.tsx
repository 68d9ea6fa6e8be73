import type { Engine, Permission, Row } from "enfilade";
import { useSpeech } from "../words/words.ts";
import { Fields } from "./fields.tsx";
import { MayDo } from "./may_do.tsx";

const onRings: Permission[] = ["update_rings.view", "update_rings.modify"];

/** An update on its way through a ring of a customer: it is the customer's own, and about no room. */
export function UpdateDetails({ engine, row }: { engine: Engine; row: Row }) {
  const { words } = useSpeech();
  const { customer, customerName } = row;

  return (
    <>
      <Fields page="updates" row={row} />
      <section>
        <h3>{words.details.mayDo}</h3>
        <MayDo
          engine={engine}
          title={words.details.onRoom(customerName)}
          questions={onRings.map((permission) => ({ permission, customer }))}
        />
      </section>
    </>
  );
}
