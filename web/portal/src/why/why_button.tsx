import { Button } from "@fluentui/react-components";
import { QuestionCircle20Regular } from "@fluentui/react-icons";
import { useState } from "react";
import type { SignedIn } from "../state/session.ts";
import { useSpeech } from "../words/words.ts";
import { WhyDialog } from "./why_dialog.tsx";

/** Opens the question that everybody has who misses something. */
export function WhyButton({ session }: { session: SignedIn }) {
  const { words } = useSpeech();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        appearance="subtle"
        icon={<QuestionCircle20Regular />}
        aria-haspopup="dialog"
        data-test="why"
        onClick={() => setAsking(true)}
      >
        {words.commands.why}
      </Button>
      {asking && <WhyDialog session={session} onClose={() => setAsking(false)} />}
    </>
  );
}
