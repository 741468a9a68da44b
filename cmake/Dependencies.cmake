# The libraries that Yeoul stands on, in one list; tools/install-deps.sh names their packages.
#
#   xxHash      hashes of keys and checksums
#   zlib, zstd  compressed files
#   PCRE2       regular expressions
#   ICU         case mapping, and the patterns that PCRE2 reads differently from Java; opened at
#               first use (function/lazy_library.h), because linking it costs start-up time
#   libcrypto   MD5, SHA-1, SHA-2; opened at first use, too
#   libedit     the shell's line editing; only the program uses it
#
# `yeoul-deps` is what the engine links; it hands on include folders as system folders, so that
# our warnings do not look into foreign headers. docs/architecture.md says which libraries were
# looked at and left out.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(DEPS REQUIRED IMPORTED_TARGET libxxhash zlib libzstd libpcre2-8)
pkg_check_modules(LAZY_DEPS REQUIRED icu-uc icu-i18n libcrypto)
pkg_check_modules(LIBEDIT REQUIRED IMPORTED_TARGET libedit)

add_library(yeoul-deps INTERFACE)
target_link_libraries(yeoul-deps INTERFACE PkgConfig::DEPS Threads::Threads m ${CMAKE_DL_LIBS})
target_include_directories(yeoul-deps SYSTEM INTERFACE ${LAZY_DEPS_INCLUDE_DIRS})
