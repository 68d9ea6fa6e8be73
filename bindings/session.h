#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bindings/open_view.h"
#include "bindings/outlook.h"
#include "bindings/staged_rows.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/box/comparison.h"
#include "core/command/execute.h"
#include "core/policy/diff.h"
#include "core/policy/policy.h"
#include "core/table/tables.h"

namespace enfilade {

/// As what rows leave: csv_writer.h; a row a line; a line for so many rows, columns_writer.h.
enum class ExportFormat : std::uint8_t { csv, ndjson, columns };

class JsonWriter;
struct Put;
struct ReadRows;
struct TableChanges;

/// One viewer's whole conversation: the policy, the rows, the open views. All the state there is.
///
/// Text in, text out: every method takes one JSON text and returns one, { "ok": … } or
/// { "error": { code, message, path } }, never throws, and is tested natively. Many rows go beside
/// it as bytes, in and out by what is staged. What each takes and gives is written down once, in
/// embind/enfilade.d.mts.
///
///     loadPolicy ──► Policy ─┐
///     signIn ────────────────┼─► Outlook: holding, access and sights of each customer
///     put, remove, wipe ─────┘        │
///                                     ▼
///     openView, updateView, window ─► OpenView;   decide ─► the rule;   execute ─► another Policy
///
/// A call that is refused has changed nothing. Nothing is answered before signIn.
class Session {
 public:
  Session();

  std::string advance(const std::string& question);
  std::string loadPolicy(const std::string& document);
  std::string signIn(const std::string& question);
  /// Shows what the viewer and somebody else may see both, until it ends, by the same without a
  /// user, or by another sign-in. Views begin anew; nothing is done, and nothing asked about
  /// access. It is on record.
  std::string viewAs(const std::string& question);
  std::string customers(const std::string& question);
  /// One more table beside rooms and tickets, for all customers, to be filled and asked like these.
  /// The same again is no change. It is there before anybody signs in, and for who comes next.
  std::string declareTable(const std::string& question);

  /// Memory for the bytes of rows, to be filled before `put`.
  std::span<std::uint8_t> stage(std::size_t bytes);
  std::string put(const std::string& question);
  /// A text of one customer's rows that comes piece by piece: begun like a put, then the staged
  /// bytes as they are cut, and put at once when all have come. Until then nothing of it shows, and
  /// of one that is called off, or of which a piece is refused, nothing ever does. It holds the
  /// rows so far, and goes with the customer's rows.
  std::string beginPut(const std::string& question);
  std::string continuePut(const std::string& question);
  std::string finishPut(const std::string& question);
  std::string abortPut(const std::string& question);
  /// All rows of a table as a segment, which then is what is staged: the next `put` would take it
  /// back.
  std::string segment(const std::string& question);
  std::span<const std::uint8_t> staged() const;
  std::string remove(const std::string& question);
  std::string setSource(const std::string& question);
  std::string wipe(const std::string& question);

  std::string setAllTicketsView(const std::string& question);
  std::string openView(const std::string& question);
  std::string updateView(const std::string& question);
  std::string window(const std::string& question);
  /// The same rows as bytes (bindings/rows_packer.h), which then are what is staged, until it is
  /// somebody else who sees, or other rows that there are.
  std::string packedWindow(const std::string& question);
  /// The same rows column by column.
  std::string columns(const std::string& question);
  std::string closeView(const std::string& question);

  /// The rows of a view, all of them, in its order, as CSV, NDJSON or columns. What the view shows
  /// when the export is opened is put in order once, which costs a sort; reading costs what is
  /// read. It ends as `changed` when the viewer could tell the rows from those that it began with.
  /// Each customer of which rows are in it keeps a record; where one does not let them go, the
  /// export is refused, and that is on record.
  std::string openExport(const std::string& question);
  std::string readExport(const std::string& question);
  std::string closeExport(const std::string& question);

  /// The search box's text as a query, a query as text, and what could stand where the text ends.
  std::string parse(const std::string& question);
  std::string print(const std::string& question);
  std::string suggest(const std::string& question);

  std::string decide(const std::string& question);
  std::string decideMany(const std::string& question);
  std::string roomsWhere(const std::string& question);
  std::string whoMay(const std::string& question);
  std::string whatMay(const std::string& question);
  std::string compare(const std::string& question);
  std::string explain(const std::string& question);
  /// Who would gain and who lose what, by a command or under another policy.
  std::string diff(const std::string& question);

  /// What is odd in the policy, of customers in which the viewer holds roles.view over all.
  std::string lint(const std::string& question);
  /// When time alone next changes an answer.
  std::string nextChange(const std::string& question);

  // The AuthZEN Authorization API 1.0: bindings/json/AUTHZEN.md.
  std::string evaluate(const std::string& request);
  std::string evaluations(const std::string& request);
  std::string searchSubject(const std::string& request);
  std::string searchResource(const std::string& request);
  std::string searchAction(const std::string& request);

  /// The viewer's own slice of the policy, as a document: all of it that their machine may hold.
  std::string policy(const std::string& question);
  std::string invitations(const std::string& question);

  std::string memory(const std::string& question);

  /// Checks a command, applies it if it may be, and gives its audit record either way. One that the
  /// same viewer had applied and that comes again, word for word, is answered as before and not
  /// applied again, among the last thousand of each viewer's. Where what came of it had to be
  /// forgotten with its customer's data, it is refused.
  std::string execute(const std::string& question);

  /// The records of what was executed here, as far as the viewer may read them.
  std::string audit(const std::string& question);

 protected:
  /// Opens it with service authority, until it ends: everything may be asked about everybody, by
  /// name, and nobody can sign in. No call leads here.
  void serve();
  /// What there is to ask; nothing before anybody signed in.
  Outlook* outlook() { return outlook_ ? &*outlook_ : nullptr; }
  Instant now() const { return now_; }

 private:
  /// A command that was applied.
  struct Executed {
    struct Told {
      std::string question, answer;
    };
    std::string id;
    std::vector<std::string> customers = {};
    std::optional<Told> told = std::nullopt;  // nothing, once it is forgotten
  };
  /// A put whose rows are still coming.
  struct Stream;
  /// A view of its own, by the same number in `views_`, that is read from its first row to its
  /// last.
  struct Export {
    ExportFormat format = ExportFormat::csv;
    std::uint32_t version = 0;       // of the view, when the export began
    std::uint64_t generation = 0;    // of the outlook, when the rows were put in order
    std::vector<ViewRow> rows = {};  // in order
    std::size_t next = 0;            // the place of the first that was not read
  };
  using Who = std::pair<std::string, std::string>;  // tenant and user

  /// Why one may not ask or act for oneself: nobody is signed in, or they see as somebody else.
  std::optional<Error> not_oneself() const;
  Who who() const;
  /// What the box's `@now`, `@today` and `@me` stand for.
  BoxContext box_context() const;
  /// Puts on record, with each customer, that rows of theirs left, or were not let go.
  void record_export(const TableSchema& table, const std::vector<const Customer*>& customers,
                     bool successful);
  /// Answers with the version and total of a view and what `write(out, view, rows)` makes of rows
  /// of it.
  template <typename Write>
  std::string some_rows(const std::string& question, Write write);
  /// The text of the next rows.
  static std::string read_on(Export& one, const OpenView& view, std::size_t rows);
  Outcome carry_out(const Command& command);
  /// Of a dry run that would change the policy: who would gain and lose what.
  std::optional<Effects> effects_of(const Command& command, const Outcome& outcome);
  void put_into_effect(std::optional<CustomerId> customer, Outcome& outcome);
  const Executed* find_executed(const std::string& id) const;
  void remember(Executed executed);
  void record(const AuditRecord& record);
  /// The records that a customer keeps, and what came of commands on it: its things are named
  /// there.
  void forget(const std::string& tenant_id);
  /// Drops the rows that are still coming, of one customer, and of those of whom none may be held.
  void end_streams(const std::string& tenant_id = "");

  /// The same viewer under another policy, or at another time. Who is not there any more is signed
  /// out, and all that was held for them is dropped.
  void renew(std::shared_ptr<const Policy> policy);
  /// Makes room for one more table with every customer.
  void hold_also(const TableSchema& table);
  void hold(CustomerId customer, std::shared_ptr<const Holding> holding);
  /// Of whoever saw so far.
  void end_views();
  /// Rows as a viewer saw them, if that is what is staged.
  void drop_packed();
  /// Lets `change()` give the outlook other rows of one customer, or another policy, and open views
  /// follow: the only way to do that while there are any.
  template <typename Change>
  void exchange(CustomerId customer, Change change) {
    for (auto& [id, view] : views_) view.before_exchange(customer, *outlook_);
    change();
    for (auto& [id, view] : views_) view.after_exchange(*outlook_);
  }
  /// Makes rows that were read the customer's, and writes what became of them.
  void take(const Put& put, CustomerId customer, ReadRows read, JsonWriter& out);
  /// Rows that change where they are: of `put`, without one customer or with parts of rows.
  std::optional<Error> change(const Put& put, std::span<std::uint8_t> bytes, JsonWriter& out);
  /// Makes the changes of one customer's table: where the rows lie, if that is possible, or in
  /// another table.
  void make_changes(const Put& put, CustomerId customer, TableChanges& changes);
  /// Puts other values into cells where they lie, and rows behind the last, which leaves who sees
  /// which of the others as it was. Open views follow at the cost of these rows.
  void change_in_place(CustomerId customer, Holding& holding, TableId table,
                       const TableChanges& changes);
  bool watched() const { return !views_.empty(); }
  /// A customer of whom rows may be held here. That is the host's own business, which loaded the
  /// policy and brings the rows: whether the viewer may know of the customer plays no part in it.
  std::optional<CustomerId> held_customer(const std::string& tenant_id) const;

  Tables tables_;
  std::shared_ptr<const Holding> no_rows_;  // of each table
  std::shared_ptr<const Policy> policy_;
  Instant now_ = 0;
  std::int64_t utc_offset_minutes_ = 0;
  std::optional<Outlook> outlook_;  // of who is signed in, or of the service
  bool all_tickets_view_ = false;
  std::uint32_t last_stream_ = 0;
  std::map<std::uint32_t, std::shared_ptr<Stream>> streams_;
  StagedRows staged_;
  bool packed_staged_ = false;  // what is staged are a window's rows
  std::map<std::uint32_t, OpenView> views_;
  std::uint32_t last_view_ = 0;
  std::map<std::uint32_t, Export> exports_;
  std::map<Who, std::deque<Executed>> executed_;  // the last of each viewer, one by one
  std::vector<AuditRecord> records_;              // of commands, dry runs aside, by time
};

}  // namespace enfilade
