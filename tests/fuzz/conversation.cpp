#include "tests/fuzz/conversation.h"

namespace enfilade::fuzz {
namespace {

/// What stands before the first `mark`, which it takes off together with that.
std::string_view cut(std::string_view& text, char mark) {
  const std::string_view before = text.substr(0, text.find(mark));
  text.remove_prefix(before.size() == text.size() ? text.size() : before.size() + 1);
  return before;
}

}  // namespace

Conversation Conversation::of(std::string_view text) {
  Conversation conversation;
  conversation.document = cut(text, '\n');
  while (!text.empty() && conversation.steps.size() < kMostSteps) {
    std::string_view line = cut(text, '\n');
    Step step;
    step.call = cut(line, ' ');
    step.with = cut(line, '\t');
    step.rows = line;
    conversation.steps.push_back(std::move(step));
  }
  return conversation;
}

std::string Conversation::text() const {
  std::string text = document + '\n';
  for (const Step& step : steps) {
    text += step.call + ' ' + step.with;
    if (!step.rows.empty()) text += '\t' + step.rows;
    text += '\n';
  }
  return text;
}

}  // namespace enfilade::fuzz
