#include "bindings/json/read_people.h"

#include <cstdint>

namespace enfilade {

Directory read_people(const Reader& tenant, std::vector<Finding>& findings) {
  Directory people;
  tenant["users"].each([&](const Reader& in) {
    in.only({"id", "upn", "name"});
    const std::string id = in["id"].id();
    if (!people.add(User{id, in["upn"].text_or(""), in["name"].text_or(id)})) {
      in["id"].fail("duplicate id \"" + id + '"');
    }
  });
  tenant["groups"].each([&](const Reader& in) {
    in.only({"id", "name", "members"});
    const std::string id = in["id"].id();
    if (!people.add(Group{id, in["name"].text_or(id)})) {
      in["id"].fail("duplicate id \"" + id + "\": users and groups share one space of ids");
    }
  });

  // Groups may name groups that come after them: members are read once all ids are known.
  std::uint32_t group = 0;
  tenant["groups"].each([&](const Reader& in) {
    people.set_members({group++}, read_principals(in["members"], people, findings));
  });
  return people;
}

std::vector<Principal> read_principals(const Reader& in, const Directory& people,
                                       std::vector<Finding>& findings) {
  std::vector<Principal> principals;
  in.each([&](const Reader& item) {
    const std::string_view id = item.id_view();
    const Principal principal = people.find(id);
    if (principal.kind == Principal::Kind::nobody) {
      findings.push_back({item.path(), '"' + std::string(id) + "\" is nobody"});
    } else {
      principals.push_back(principal);
    }
  });
  return principals;
}

}  // namespace enfilade
