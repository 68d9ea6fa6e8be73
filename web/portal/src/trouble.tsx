import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { troubleOf, useSpeech } from "./words/words.ts";

interface Props {
  trouble: unknown;
  /** What the person was about to do; the kind of trouble, if absent. */
  title?: string;
  action?: { label: string; run: () => void };
}

/** What went wrong, and what to do next. */
export function Trouble({ trouble, title, action }: Props) {
  const { says, next, code, detail } = troubleOf(useSpeech(), trouble);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title ?? says}</MessageBarTitle> {next}
        {code !== "not_found" && <div className="trouble-detail">{detail}</div>}
      </MessageBarBody>
      {action && (
        <MessageBarActions>
          <Button onClick={action.run}>{action.label}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
