#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/mail/letter.h"

// Receiver, subject and text, a line each: whatever they are, a letter has our headers and no
// others.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string all(reinterpret_cast<const char*>(data), size);
    const std::size_t first = all.find('|');
    const std::size_t second = first == std::string::npos ? first : all.find('|', first + 1);
    if (second == std::string::npos) return 0;
    okienko::mail::Message message{
        all.substr(0, first), all.substr(first + 1, second - first - 1), all.substr(second + 1)};
    std::string letter;
    try {
        letter =
            okienko::mail::write_letter(message, "Okienko <okienko@urzad.example>", "job-1", {});
    } catch (const okienko::mail::BadMessage&) {
        return 0;
    }
    const std::string head = letter.substr(0, letter.find("\r\n\r\n"));
    std::size_t headers = 1;
    for (std::size_t at = 0; (at = head.find('\n', at)) != std::string::npos; ++at) {
        const bool folded = head[at + 1] == ' ';
        if (at == 0 || head[at - 1] != '\r') __builtin_trap();
        headers += folded ? 0 : 1;
    }
    if (headers != 9) __builtin_trap();
    for (const char c : letter) {
        if (static_cast<unsigned char>(c) >= 0x80) __builtin_trap();
    }
    return 0;
}
