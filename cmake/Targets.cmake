# One function per kind of target.

# okienko_room(NAME SOURCES ... LINKS ... [PRIVATE ...]): the static library okienko_NAME.
# The include root is the repository, so an include line names the room.
function(okienko_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
    add_library(okienko_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(okienko_${name} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(okienko_${name}
        PUBLIC ${ROOM_LINKS}
        PRIVATE ${ROOM_PRIVATE} okienko_warnings okienko_sanitizers)
endfunction()

# okienko_test(NAME SOURCES ... LINKS ... [LABELS ...]): a GoogleTest program and its ctest entry.
function(okienko_test name)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 300)
    endif()
    add_executable(${name} ${TEST_SOURCES})
    target_link_libraries(${name} PRIVATE ${TEST_LINKS} GTest::gtest GTest::gmock GTest::gtest_main
        okienko_warnings okienko_sanitizers)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE OKIENKO_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        OKIENKO_PROGRAM="${CMAKE_BINARY_DIR}/okienko")
    add_test(NAME ${name} COMMAND ${name} --gtest_output=xml:${CMAKE_BINARY_DIR}/reports/${name}.xml)
    set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/thread_sanitizer.supp")
endfunction()

# okienko_fuzz(NAME SOURCES ... LINKS ...): a harness; without the fuzz preset it replays its corpus as a test.
function(okienko_fuzz name)
    cmake_parse_arguments(FUZZ "" "CORPUS" "SOURCES;LINKS" ${ARGN})
    add_executable(fuzz_${name} ${FUZZ_SOURCES})
    target_include_directories(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(fuzz_${name} PRIVATE ${FUZZ_LINKS} okienko_warnings okienko_sanitizers)
    if(OKIENKO_FUZZ)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(fuzz_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
        add_test(NAME fuzz_${name} COMMAND fuzz_${name} ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name})
        set_tests_properties(fuzz_${name} PROPERTIES LABELS "fuzz" TIMEOUT 120)
    endif()
endfunction()
