# Compiler settings that hold for every target: the standard, the warnings, the sanitizers, the linker.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

option(TEALDECK_WERROR "Treat warnings as errors" OFF)
set(TEALDECK_SANITIZERS "" CACHE STRING "Sanitizers, as for -fsanitize= (address,undefined or thread)")
option(TEALDECK_FUZZ "Build the libFuzzer targets (clang only)" OFF)

find_program(TEALDECK_CCACHE ccache)
if(TEALDECK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths below the source folder are made relative, so that another clone finds the same objects in the cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${TEALDECK_CCACHE})
endif()
find_program(TEALDECK_MOLD mold)
if(TEALDECK_MOLD AND UNIX AND NOT APPLE)
    add_link_options(-fuse-ld=mold)
endif()

if(TEALDECK_SANITIZERS)
    add_compile_options(-fsanitize=${TEALDECK_SANITIZERS} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${TEALDECK_SANITIZERS})
    if(TEALDECK_SANITIZERS MATCHES "thread")
        add_compile_options(-Wno-tsan) # fences in Boost.Asio, which ThreadSanitizer does not follow
    endif()
    if(TEALDECK_SANITIZERS MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # Each check points to its place in the source: a relocation each where the program may lie anywhere, which is a third of
            # every test program (a small one of the window has 281 instead of 408 MB; there are more than 150).
            add_link_options(-no-pie)
        endif()
    endif()
endif()

if(TEALDECK_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(tealdeck_warnings INTERFACE)
if(MSVC)
    target_compile_options(tealdeck_warnings INTERFACE /W4 /utf-8 $<$<BOOL:${TEALDECK_WERROR}>:/WX>)
else()
    target_compile_options(tealdeck_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
                           $<$<BOOL:${TEALDECK_WERROR}>:-Werror>)
endif()
