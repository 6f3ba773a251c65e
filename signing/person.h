#pragma once

#include <optional>
#include <string>

namespace okienko::signing {

/// A natural person as a signature's claimed role names them. UTF-8; personal data: never for the
/// log.
struct Person {
    enum class Source {
        trusted_profile_2009,  ///< ppZP:PodpisZP
        trusted_profile_2020,  ///< pz:EPSignature
    };
    Source source = Source::trusted_profile_2009;
    std::string given_name;
    std::string second_name;
    std::string family_name;
    std::string pesel;       ///< as written; empty when absent
    std::string birth_date;  ///< as written; only the newer form has it
    std::string profile;     ///< identifier of the trusted profile or of its issuer

    std::string full_name() const;  ///< given, second and family name
};

}  // namespace okienko::signing
