#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "signing/signed_data_target.h"

namespace okienko::signing {

/// The last segment of a foreign name as one that is safe below any folder of any system: no
/// separators, control or direction characters, leading dots or names of devices; at most 120
/// bytes of UTF-8; never empty.
std::string safe_file_name(std::string_view foreign);

/// A folder that gets what was signed: a folder for each signature, in it a file for each reference
/// that holds, and `listing.txt` over all. Only new files are made, below the folder alone; nothing
/// is ever overwritten. Throws std::system_error where files can't be written.
class ExtractionFolder : public SignedDataTarget {
public:
    /// Makes the folder; one that is there must be empty (std::runtime_error).
    explicit ExtractionFolder(std::filesystem::path folder);
    ~ExtractionFolder() override;
    ExtractionFolder(const ExtractionFolder&) = delete;
    ExtractionFolder& operator=(const ExtractionFolder&) = delete;

    /// What comes from here on is of this signed file, for the listing.
    void begin_file(const std::string& name);
    /// Writes the listing.
    void finish();

    std::size_t written() const { return written_; }
    std::size_t left_out() const { return left_out_; }

    OctetSink& begin(const SignedPiece& piece) override;
    void keep() override;
    void drop(const Fault& fault) override;
    void leave_out(const SignedPiece& piece, const Fault& fault) override;

private:
    class NewFile;
    struct SignatureFolder {
        std::string name;
        std::set<std::string> names;  ///< taken, lower case
    };
    SignatureFolder& folder_of(const SignedPiece& piece);
    void list(const SignedPiece& piece, const std::string& outcome);

    std::filesystem::path folder_;
    std::map<std::pair<std::string, std::string>, SignatureFolder> signatures_;  ///< of this file
    std::size_t made_ = 0;  ///< folders of signatures
    SignedPiece piece_;
    std::string file_;  ///< below the folder, of the piece under way
    std::unique_ptr<NewFile> output_;
    std::string listing_;
    std::size_t written_ = 0;
    std::size_t left_out_ = 0;
};

}  // namespace okienko::signing
