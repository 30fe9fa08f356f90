# One folder, one library. The libraries named after DEPENDS are the arrows of docs/architecture.md: what a folder does not
# name it cannot link, and tests/unit/layers_test reads the include lines as well.

# tealdeck_module(NAME [DEPENDS target...] [PRIVATE_DEPENDS target...])
# Makes the static library tealdeck_NAME from all sources in the current folder and below.
function(tealdeck_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "DEPENDS;PRIVATE_DEPENDS")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    if(NOT sources)
        message(FATAL_ERROR "No sources in ${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
    add_library(tealdeck_${name} STATIC ${sources})
    set_target_properties(tealdeck_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(tealdeck_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(tealdeck_${name} PUBLIC ${arg_DEPENDS} PRIVATE tealdeck_warnings ${arg_PRIVATE_DEPENDS})
    if(arg_QT)
        set_target_properties(tealdeck_${name} PROPERTIES AUTOMOC ON)
        target_compile_definitions(tealdeck_${name} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH_IN_HEADERS
                                   QT_NO_KEYWORDS)
    endif()
endfunction()

# tealdeck_test(NAME SOURCES file... [DEPENDS target...] [LABELS label...])
# A Qt Test program of its own; run by ctest with the label `unit` unless told otherwise.
function(tealdeck_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;DEPENDS;LABELS;ENVIRONMENT")
    add_executable(${name} ${arg_SOURCES})
    # One file each: a unity build would make its anonymous namespace somebody else's.
    set_target_properties(${name} PROPERTIES AUTOMOC ON UNITY_BUILD OFF)
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
    target_link_libraries(${name} PRIVATE tealdeck_warnings tealdeck_test_support Qt6::Core Qt6::Test ${arg_DEPENDS})
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    if(folder MATCHES "^(net|journal|change|session|base)$") # where threads meet
        list(APPEND arg_LABELS tsan)
        set_property(GLOBAL APPEND PROPERTY TEALDECK_TSAN_TESTS ${name})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77
                         ENVIRONMENT "TEALDECK_SOURCE_DIR=${PROJECT_SOURCE_DIR};${arg_ENVIRONMENT}")
endfunction()

# tealdeck_tests_in_folder([DEPENDS target...] [LABELS label...])
# Every *_test.cpp of the current folder becomes a test program with the name of its file.
function(tealdeck_tests_in_folder)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(name ${source} NAME_WE)
        tealdeck_test(${name} SOURCES ${source} ${ARGN})
    endforeach()
endfunction()
