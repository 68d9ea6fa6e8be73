#pragma once

#include <memory>
#include <utility>

namespace enfilade {

/// A value that copies share until one of them is edited, so that a copy costs a pointer.
///
///     Policy after = before;                    // shares every customer
///     after.customers[3].edit().roles.clear();  // has a third customer of its own, now
///
/// Not for several threads.
template <typename Value>
class Shared {
 public:
  Shared() : value_(std::make_shared<Value>()) {}
  Shared(Value value) : value_(std::make_shared<Value>(std::move(value))) {}

  const Value& operator*() const { return *value_; }
  const Value* operator->() const { return value_.get(); }

  /// The value, to be changed: nobody else's from now on. A copy of it is made if it is shared.
  Value& edit() {
    if (value_.use_count() > 1) value_ = std::make_shared<Value>(*value_);
    return *value_;
  }

 private:
  std::shared_ptr<Value> value_;
};

}  // namespace enfilade
