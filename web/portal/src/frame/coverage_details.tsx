import { Button, Popover, PopoverSurface, PopoverTrigger } from "@fluentui/react-components";
import { ErrorCircle16Regular } from "@fluentui/react-icons";
import type { Coverage } from "enfilade";
import { pageOf } from "../state/address.ts";
import type { Unread } from "../state/feeds.ts";
import { useSpeech } from "../words/words.ts";

const few = 20;

interface Props {
  customers: Coverage["customers"];
  unread: readonly Unread[];
}

/** What the list lacks: which customers could not be loaded, and which rows not be read, each with why. */
export function CoverageDetails({ customers, unread }: Props) {
  const { words, number, column } = useSpeech();
  const failed = customers.filter(({ state }) => state === "failed");
  const rows = unread.reduce((sum, { report }) => sum + report.failed, 0);
  const all = unread.reduce((sum, { report }) => sum + report.failed + report.taken, 0);
  const nameOf = (wanted: string) => customers.find(({ customer }) => customer === wanted)?.name ?? wanted;

  const faults = unread
    .flatMap(({ customer, table, report }) =>
      report.errors.map((error) => ({
        ...error,
        key: `${customer}/${table}/${error.row}/${error.column}`,
        of: nameOf(customer),
        table: words.pages[pageOf(table)],
      })),
    )
    .slice(0, few);
  const says = [
    failed.length > 0 && words.status.failed(number(failed.length)),
    rows > 0 && words.status.unread(number(rows), number(all)),
  ].filter(Boolean);

  return (
    <Popover trapFocus withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" appearance="transparent" className="status-bad" icon={<ErrorCircle16Regular />} data-test="lacks">
          {says.join(" · ")}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className="lacks" data-test="lacking" aria-label={says.join(" · ")}>
        {failed.length > 0 && (
          <section>
            <h2>{words.status.notLoaded}</h2>
            <ul>
              {failed.map(({ customer, name, message }) => (
                <li key={customer}>{name}<span className="quiet">{message}</span></li>
              ))}
            </ul>
          </section>
        )}
        {faults.length > 0 && (
          <section>
            <h2>{words.status.notRead}</h2>
            <ul>
              {faults.map(({ key, of, table, row, column: named, reason }) => (
                <li key={key}>
                  {of}
                  <span className="quiet">
                    {words.status.row(table, number(row + 1), named === null ? "" : column(named))}: {words.faults[reason]}
                  </span>
                </li>
              ))}
            </ul>
            {rows > faults.length && <p className="quiet">{words.status.moreRows(number(rows - faults.length))}</p>}
          </section>
        )}
      </PopoverSurface>
    </Popover>
  );
}
