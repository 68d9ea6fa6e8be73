#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace enfilade {

/// What kind of refusal it is. Spelled as it travels.
enum class ErrorCode : std::uint8_t {
  bad_json,              // the text is not JSON
  bad_document,          // a policy document breaks its rules
  bad_query,             // a view cannot be made of this
  bad_question,          // a decision or another call cannot be made of this
  bad_rows,              // the rows of a put cannot be read at all
  bad_segment,           // the bytes of a put are no segment of this customer's table
  not_signed_in,         // no question is answered before the viewer is known
  not_found,             // it does not exist, or the viewer may not know of it: one answer for both
  all_tickets_view_off,  // the viewer has not switched on the list over all customers
  export_off,            // a customer does not let its rows be exported
  changed,               // the view shows other rows than when the export of it began
};

inline constexpr std::array<std::string_view, 11> kErrorCodeNames{
    "bad_json",    "bad_document",  "bad_query", "bad_question",         "bad_rows",
    "bad_segment", "not_signed_in", "not_found", "all_tickets_view_off", "export_off",
    "changed"};

/// Why a call has no answer. `code` is for programs, `message` for people, `path` says where.
struct Error {
  ErrorCode code;
  std::string message;    // one clause, names in double quotes: unknown permission "ticket.view"
  std::string path = {};  // customers[3].roles[0].permissions[2]; empty: the whole
};

/// The answer, or the reason there is none.
///
/// The part of C++23's `std::expected<T, Error>` that is used here, spelled the same way: the day
/// all compilers have it, this class becomes an alias.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  T& operator*() { return *checked(std::get_if<0>(&state_)); }
  const T& operator*() const { return *checked(std::get_if<0>(&state_)); }
  const T* operator->() const { return checked(std::get_if<0>(&state_)); }
  const Error& error() const { return *checked(std::get_if<1>(&state_)); }

 private:
  template <typename P>
  static P checked(P pointer) {
    assert(pointer != nullptr && "ask a Result what it holds before taking it");
    return pointer;
  }

  std::variant<T, Error> state_;
};

}  // namespace enfilade
