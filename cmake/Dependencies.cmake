# The libraries that Yeoul stands on, in one list; tools/install-deps.sh names their packages.
#
#   xxHash      hashes of keys and checksums
#   zlib, zstd  compressed files
#   PCRE2       regular expressions; ICU takes the patterns that PCRE2 reads differently from Java
#   ICU         case mapping and normalisation
#   simdjson    JSON documents (C++, behind a shim)
#   date        time zones from the system's tzdata (C++, behind a shim)
#   libcrypto   MD5, SHA-1, SHA-2
#   gmp         256-bit intermediates of DECIMAL arithmetic; optional, YL_HAVE_GMP says so
#   libedit     the shell's line editing; only the program links it
#
# `yeoul-deps` is what the engine links; it hands on include folders as system folders, so that
# our warnings do not look into foreign headers.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(date CONFIG REQUIRED)

pkg_check_modules(DEPS REQUIRED IMPORTED_TARGET
    libxxhash zlib libzstd libpcre2-8 icu-uc icu-i18n simdjson libcrypto)
pkg_check_modules(LIBEDIT REQUIRED IMPORTED_TARGET libedit)
pkg_check_modules(GMP IMPORTED_TARGET gmp)

add_library(yeoul-deps INTERFACE)
target_link_libraries(yeoul-deps INTERFACE
    PkgConfig::DEPS date::date-tz Threads::Threads m ${CMAKE_DL_LIBS})
if(GMP_FOUND)
    target_link_libraries(yeoul-deps INTERFACE PkgConfig::GMP)
    target_compile_definitions(yeoul-deps INTERFACE YL_HAVE_GMP=1)
endif()
