# One interface target carries the compiler's strictness; every target of ours links it.
add_library(okienko_warnings INTERFACE)
target_compile_options(okienko_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-qual -Wcast-align
    -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wformat=2
    -Wnull-dereference -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override>
    $<$<CXX_COMPILER_ID:Clang>:-Wunreachable-code -Wshadow-all -Wthread-safety>
    $<$<BOOL:${OKIENKO_WERROR}>:-Werror>)
target_compile_definitions(okienko_warnings INTERFACE _GLIBCXX_ASSERTIONS)
# Debug information: line tables only. Enough for a stack trace, a third of the link time.
target_compile_options(okienko_warnings INTERFACE -g1)
# Hardening of what runs (release only: _FORTIFY_SOURCE needs optimisation).
target_compile_options(okienko_warnings INTERFACE
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong
      -fstack-clash-protection -fcf-protection>)
target_link_options(okienko_warnings INTERFACE
    $<$<CONFIG:Release>:-pie -Wl,-z,relro,-z,now>)
