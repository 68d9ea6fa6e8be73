#include <utility>

#include "bindings/converse.h"
#include "bindings/json/read_command.h"
#include "bindings/json/write_outcome.h"
#include "bindings/session.h"

// What a viewer has done to the policy.

namespace enfilade {

std::string Session::execute(const std::string& question) {
  return converse(
      ErrorCode::bad_question, question, read_command,
      [&](const Command& command, JsonWriter& out) -> Refused {
        if (!outlook_) return not_signed_in();
        const auto known = executed_.find(command.id);
        if (known != executed_.end()) {
          if (known->second.question != question) {
            return Error{ErrorCode::bad_question, "another command had this id", "id"};
          }
          write_outcome(out, command, known->second.outcome);
          return std::nullopt;
        }
        static const Partition kNoRooms(schema_of(TableId::rooms));
        const auto customer = policy_->find(command.customer);
        const Partition& rooms = customer ? outlook_->holding(*customer).rooms() : kNoRooms;
        Outcome outcome = enfilade::execute(*policy_, outlook_->viewer(), command, rooms, now_);
        write_outcome(out, command, outcome);
        if (!outcome.refusal && !command.dry_run) {
          Policy changed = *policy_;
          apply(changed, outcome);
          renew(std::make_shared<const Policy>(std::move(changed)));
          executed_.emplace(command.id, Executed{question, std::move(outcome)});
        }
        return std::nullopt;
      });
}

}  // namespace enfilade
