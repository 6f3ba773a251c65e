#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::forms {

/// The strings of a draft exactly as they were typed, by control name ("przedmiot", "od-miesiac",
/// "osoby-2-imie"). A name may hold several (checkboxes). Rows of a repeating group are counted
/// under "<group>-rows".
class Values {
public:
    /// The first string of a name, empty when there is none.
    const std::string& get(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
    bool has(std::string_view name) const;
    void set(std::string name, std::string value);
    void set(std::string name, std::vector<std::string> values);
    void erase(std::string_view name);
    bool empty() const { return items_.empty(); }
    const std::map<std::string, std::vector<std::string>, std::less<>>& items() const {
        return items_;
    }

    /// Bytes that from_bytes() reads back; any string survives.
    std::string to_bytes() const;
    /// nullopt for bytes that to_bytes() did not write.
    static std::optional<Values> from_bytes(std::string_view bytes);

    friend bool operator==(const Values&, const Values&) = default;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> items_;
};

/// An uploaded file as the document names it. The bytes are elsewhere.
struct Attachment {
    std::string field;       ///< id of the file field
    std::string name;        ///< file name, cleaned
    std::uint64_t size = 0;  ///< bytes
    std::string media_type;  ///< as sniffed, "application/pdf"
    std::string sha256;      ///< 64 lower-case hex digits
    std::string id;          ///< of the upload, for links on pages; not in the document
};

}  // namespace okienko::forms
