# yaml-cpp, spdlog and fmt: the system's shared libraries, or linked in. Their sonames name the exact version, so a package that depends on
# them installs on one release of one distribution only.
option(TEALDECK_LINK_IN "Link yaml-cpp, spdlog and fmt in, as packages want it" OFF)

add_library(tealdeck_spdlog INTERFACE)
add_library(tealdeck_yaml INTERFACE)
if(TEALDECK_LINK_IN)
    find_package(fmt REQUIRED)
    find_library(TEALDECK_YAML_STATIC libyaml-cpp.a REQUIRED)
    # spdlog's own header-only target still names the shared fmt.
    get_target_property(spdlog_includes spdlog::spdlog_header_only INTERFACE_INCLUDE_DIRECTORIES)
    target_include_directories(tealdeck_spdlog SYSTEM INTERFACE ${spdlog_includes})
    target_compile_definitions(tealdeck_spdlog INTERFACE SPDLOG_FMT_EXTERNAL)
    target_link_libraries(tealdeck_spdlog INTERFACE fmt::fmt-header-only Threads::Threads)
    target_link_libraries(tealdeck_yaml INTERFACE ${TEALDECK_YAML_STATIC})
else()
    target_link_libraries(tealdeck_spdlog INTERFACE spdlog::spdlog)
    target_link_libraries(tealdeck_yaml INTERFACE yaml-cpp)
endif()
