import { FluentProvider } from "@fluentui/react-components";
import { useEffect } from "react";
import { SignIn } from "./sign_in.tsx";
import { session } from "./state/session.ts";
import { theme } from "./state/preferences.ts";
import { useStore } from "./state/store.ts";
import { themes } from "./theme.ts";
import { useSpeech } from "./words/words.ts";
import { Workspace } from "./frame/workspace.tsx";

/** The whole page: whoever is signed in works, everybody else signs in. */
export function Portal() {
  const now = useStore(session);
  const chosen = useStore(theme);
  const { language } = useSpeech();

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.documentElement.dataset.theme = chosen;
  }, [language, chosen]);

  return (
    <FluentProvider theme={themes[chosen]} className="portal">
      {now.state === "signed-in" ? <Workspace session={now} /> : <SignIn session={now} />}
    </FluentProvider>
  );
}
