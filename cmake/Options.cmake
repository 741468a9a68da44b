# What can be switched, and the flags that follow from it. Presets set these; see CMakePresets.json.
#
#   YL_TESTS     build the unit tests and the fuzz targets' replay drivers
#   YL_SANITIZE  a list for -fsanitize=, for example address,undefined
#   YL_FUZZ      build the fuzz targets with libFuzzer (clang only)
#   YL_COVERAGE  count executed lines
#   YL_LTO       link-time optimisation
#
# Warnings are errors where a preset sets CMAKE_COMPILE_WARNING_AS_ERROR: for those who work on
# Yeoul, not for those who build it with a compiler that we have not met.
option(YL_TESTS "build the tests" ON)
option(YL_FUZZ "build libFuzzer targets (clang)" OFF)
option(YL_COVERAGE "instrument for coverage" OFF)
option(YL_LTO "link-time optimisation" OFF)
set(YL_SANITIZE "" CACHE STRING "comma-separated list for -fsanitize=")

set(CMAKE_C_STANDARD 17)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_C_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
set(CMAKE_C_FLAGS_RELEASE "-O3 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")

# Paths in messages and in debug information are relative to the tree, so that two clones give the
# same bytes (and share ccache).
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
add_compile_definitions(_GNU_SOURCE YL_BUILD_VERSION="${PROJECT_VERSION}")
add_compile_options(-Wall -Wextra -Wshadow -Wvla -Wformat=2 -Wundef -Wimplicit-fallthrough
    # gcc 12 takes out-parameters behind YL_TRY for uninitialised; the sanitizers look for real ones
    -Wno-maybe-uninitialized
    $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes> $<$<COMPILE_LANGUAGE:C>:-Wmissing-prototypes>)

if(YL_SANITIZE)
    add_compile_options(-fsanitize=${YL_SANITIZE} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${YL_SANITIZE})
    add_compile_definitions(YL_SANITIZED=1)
endif()
if(YL_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(YL_COVERAGE)
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()
if(YL_LTO)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

# Libraries that no symbol is taken from are not loaded, and symbols are looked up when they are
# first used: both keep the start short.
add_link_options(-Wl,--as-needed -Wl,-z,lazy)
