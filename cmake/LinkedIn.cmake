# yaml-cpp, spdlog, fmt and RE2: the system's shared libraries, or linked in. Their sonames name the exact version, so a package that depends on
# them installs on one release of one distribution only.
option(TEALDECK_LINK_IN "Link yaml-cpp, spdlog, fmt and RE2 in, as packages want it" OFF)

add_library(tealdeck_spdlog INTERFACE)
add_library(tealdeck_yaml INTERFACE)
add_library(tealdeck_re2 INTERFACE)
target_include_directories(tealdeck_re2 SYSTEM INTERFACE ${RE2_INCLUDE_DIR})
if(TEALDECK_LINK_IN)
    find_package(fmt REQUIRED)
    find_library(TEALDECK_YAML_STATIC libyaml-cpp.a REQUIRED)
    find_library(TEALDECK_RE2_STATIC libre2.a REQUIRED)
    # spdlog's own header-only target still names the shared fmt.
    get_target_property(spdlog_includes spdlog::spdlog_header_only INTERFACE_INCLUDE_DIRECTORIES)
    target_include_directories(tealdeck_spdlog SYSTEM INTERFACE ${spdlog_includes})
    target_compile_definitions(tealdeck_spdlog INTERFACE SPDLOG_FMT_EXTERNAL)
    target_link_libraries(tealdeck_spdlog INTERFACE fmt::fmt-header-only Threads::Threads)
    target_link_libraries(tealdeck_yaml INTERFACE ${TEALDECK_YAML_STATIC})
    target_link_libraries(tealdeck_re2 INTERFACE ${TEALDECK_RE2_STATIC} Threads::Threads)
else()
    target_link_libraries(tealdeck_spdlog INTERFACE spdlog::spdlog)
    target_link_libraries(tealdeck_yaml INTERFACE yaml-cpp)
    target_link_libraries(tealdeck_re2 INTERFACE ${RE2_LIBRARY})
endif()
