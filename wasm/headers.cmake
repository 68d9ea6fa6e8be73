# Debian's header-only libraries, each alone in a folder of the build tree.
#
# find_package would put all of /usr/include on the path, which breaks a cross build: the host's C
# library would come before Emscripten's. Linking only the wanted folders works for every build.
function(enfilade_headers name)
  set(folder ${PROJECT_BINARY_DIR}/headers/${name})
  file(MAKE_DIRECTORY ${folder})
  foreach(header ${ARGN})
    if(NOT EXISTS /usr/include/${header})
      message(FATAL_ERROR "/usr/include/${header} is missing: scripts/setup installs it")
    endif()
    file(CREATE_LINK /usr/include/${header} ${folder}/${header} SYMBOLIC)
  endforeach()
  add_library(headers_${name} INTERFACE)
  target_include_directories(headers_${name} SYSTEM INTERFACE ${folder})
endfunction()

enfilade_headers(range range meta concepts std)  # algorithms that libc++ 13 lacks
enfilade_headers(nlohmann nlohmann)              # documents, questions and their paths
enfilade_headers(rapidjson rapidjson)            # rows, by events, from bytes
