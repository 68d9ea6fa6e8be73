#include <array>
#include <string>
#include <utility>
#include <vector>

#include "bindings/converse.h"
#include "bindings/json/read_query.h"
#include "bindings/json/write_box.h"
#include "bindings/json/write_query.h"
#include "bindings/session.h"
#include "core/box/print_box.h"
#include "core/box/print_odata.h"

// The search box: read, printed, completed.

namespace enfilade {
namespace {

enum class Language : std::uint8_t { box, odata, json };
constexpr std::array<std::string_view, 3> kLanguageNames{"box", "odata", "json"};

struct Printing {
  Query query;
  Language as = Language::box;
};

std::string printed(const Printing& asked) {
  switch (asked.as) {
    case Language::box:
      return print_box(asked.query);
    case Language::odata:
      return print_odata(asked.query);
    case Language::json:
      break;
  }
  JsonWriter json;
  write_query(json, asked.query);
  return json.take();
}

struct Completing {
  Query about;  // its table and customers
  std::string box;
};

}  // namespace

BoxContext Session::box_context() const {
  BoxContext context{{now_, utc_offset_minutes_}, {}};
  if (!outlook_ || outlook_->whole()) return context;
  const User& user = outlook_->user();
  for (const std::string& name : {user.id, user.upn, user.name}) {
    if (!name.empty()) context.me.push_back(name);
  }
  return context;
}

std::string Session::parse(const std::string& question) {
  const auto read = [&](const Reader& in) {
    in.needed().only({"table", "box"});
    in["box"].needed();
    return read_query(in, tables_, box_context());
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](const AskedQuery& asked, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    out.object([&] {
                      out.key("query");
                      write_query(out, asked.query);
                      write_notices(out, asked.notices);
                    });
                    return std::nullopt;
                  });
}

std::string Session::print(const std::string& question) {
  const auto read = [&](const Reader& in) {
    in.needed().only({"query", "as"});
    return Printing{read_query(in["query"], tables_, box_context()).query,
                    static_cast<Language>(in["as"].one_of(kLanguageNames, "language"))};
  };
  return converse(ErrorCode::bad_query, question, read,
                  [&](const Printing& asked, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    out.object([&] { out.text("text", printed(asked)); });
                    return std::nullopt;
                  });
}

std::string Session::suggest(const std::string& question) {
  const auto read = [&](const Reader& in) {
    in.needed().only({"table", "box", "customers"});
    Completing asked{{.table = &read_table(in["table"], tables_)}, in["box"].text()};
    read_customers(in["customers"], asked.about);
    return asked;
  };
  return converse(ErrorCode::bad_question, question, read,
                  [&](const Completing& asked, JsonWriter& out) -> Refused {
                    if (!outlook_) return not_signed_in();
                    const auto customers = customers_of(asked.about, *outlook_, all_tickets_view_);
                    if (!customers) return customers.error();
                    std::vector<const Sight*> sights;
                    std::vector<KnownName> names;
                    for (CustomerId id : *customers) {
                      const Customer& customer = outlook_->policy()[id].customer;
                      names.push_back({customer.tenant_id, customer.name});
                      if (outlook_->knows(id) == Knows::data) {
                        sights.push_back(&outlook_->sight(id, asked.about.table->id));
                      }
                    }
                    write_suggestions(
                        out, asked.box,
                        enfilade::suggest(asked.about, asked.box, box_context(), sights, names));
                    return std::nullopt;
                  });
}

}  // namespace enfilade
