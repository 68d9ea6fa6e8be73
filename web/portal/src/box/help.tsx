import { Button, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { QuestionCircle20Regular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Page } from "../state/address.ts";
import { useSpeech } from "../words/words.ts";
import { examplesOf } from "./examples.ts";

/** How one can search, by examples; a click tries one. */
export function BoxHelp({ page, onTry }: { page: Page; onTry: (box: string) => void }) {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);

  return (
    <Popover trapFocus withArrow open={open} onOpenChange={(_, { open: opens }) => setOpen(opens)}>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<QuestionCircle20Regular />}
          aria-label={words.box.help}
          title={words.box.help}
          data-test="box-help"
        />
      </PopoverTrigger>
      <PopoverSurface className="box-help" aria-label={words.box.help}>
        <h2>{words.box.help}</h2>
        <p>{words.box.helpLead}</p>
        <ul>
          {examplesOf[page].map(({ says, box }) => (
            <li key={says}>
              <Button
                appearance="subtle"
                className="example"
                data-example={box}
                onClick={() => {
                  setOpen(false);
                  onTry(box);
                }}
              >
                <code>{box}</code> <span>{words.box.examples[says]}</span>
              </Button>
            </li>
          ))}
        </ul>
        <p className="quiet">{words.box.helpKeys}</p>
      </PopoverSurface>
    </Popover>
  );
}
