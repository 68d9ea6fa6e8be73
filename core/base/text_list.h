#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace enfilade {

/// Texts in their order, in one piece of memory however many there are: a list of twenty thousand
/// ids is copied and freed at the cost of two blocks.
///
/// Holds up to 4 GiB of text. What its items view lives until the list is changed.
class TextList {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string_view*;
    using reference = std::string_view;

    Iterator() = default;
    Iterator(const TextList& list, std::size_t at) : list_(&list), at_(at) {}

    std::string_view operator*() const { return (*list_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++at_;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const TextList* list_ = nullptr;
    std::size_t at_ = 0;
  };

  using value_type = std::string_view;

  TextList() = default;
  TextList(std::initializer_list<std::string_view> texts) { add(texts); }
  TextList(const std::vector<std::string>& texts) { add(texts); }

  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

  void reserve(std::size_t texts) { ends_.reserve(texts); }
  void push_back(std::string_view text) {
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }

  friend bool operator==(const TextList&, const TextList&) = default;

 private:
  template <typename Texts>
  void add(const Texts& texts) {
    reserve(texts.size());
    for (std::string_view text : texts) push_back(text);
  }

  std::string bytes_;                // one after another
  std::vector<std::uint32_t> ends_;  // where each ends in `bytes_`
};

}  // namespace enfilade
