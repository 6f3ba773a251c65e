#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace okienko::web {

/// A posted form that isn't what its media type says: 400.
class MalformedForm : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The head of one part of multipart/form-data.
struct PartHead {
    std::string field;
    std::optional<std::string>
        file_name;           ///< as sent, last segment only; empty when no file was chosen
    std::string media_type;  ///< lower case, without parameters; empty when not told
};

/// Takes multipart/form-data (RFC 7578, as browsers write it) apart while it comes in; keeps no
/// more than a block of it.
class MultipartReader {
public:
    /// Reads up to so many bytes; 0 at the end.
    using Read = std::function<std::size_t(std::span<char>)>;
    MultipartReader(Read read, std::string_view boundary);

    /// The next part, what is left of the current one being skipped; nullopt after the last. Throws
    /// MalformedForm.
    std::optional<PartHead> next_part();
    /// Bytes of the current part; 0 at its end. Throws MalformedForm.
    std::size_t read(std::span<char> buffer);

private:
    std::string_view ahead() const { return std::string_view(buffer_).substr(begin_); }
    void need(std::size_t count);
    bool fill();
    std::string take_line();
    PartHead read_part_head();

    Read read_;
    std::string delimiter_;  // CR LF -- boundary
    std::string buffer_;
    std::size_t begin_ = 0;
    bool in_part_ = false;
    bool ended_ = false;
};

/// The boundary of a Content-Type value; nullopt when missing or not of RFC 2046's letters.
std::optional<std::string> boundary_of(std::string_view content_type);

}  // namespace okienko::web
