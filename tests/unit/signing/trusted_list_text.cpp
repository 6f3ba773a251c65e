#include "tests/unit/signing/trusted_list_text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "schemas/document.h"
#include "signing/digest.h"
#include "signing/seal.h"

namespace okienko::signing::testing {

namespace {

constexpr const char* words = "http://uri.etsi.org/TrstSvc/TrustedList/";

std::string identity(const std::vector<std::string>& certificates) {
    std::string text = "<ServiceDigitalIdentity>";
    for (const std::string& der : certificates) {
        text += "<DigitalId><X509Certificate>" + base64(der) + "</X509Certificate></DigitalId>";
    }
    return text + "</ServiceDigitalIdentity>";
}

std::string period(const PeriodText& it) {
    std::string extensions = it.extensions;
    for (const std::string& information : it.information) {
        extensions += fmt::format(
            R"(<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">{}SvcInfoExt/{}</URI></AdditionalServiceInformation></Extension>)",
            words,
            information);
    }
    return fmt::format(
        R"(<ServiceTypeIdentifier>{}</ServiceTypeIdentifier><ServiceName><Name xml:lang="pl">Usługa próbna</Name><Name xml:lang="en">Trial service</Name></ServiceName>{}<ServiceStatus>{}Svcstatus/{}</ServiceStatus><StatusStartingTime>{}</StatusStartingTime>{})",
        it.type,
        identity(it.certificates),
        words,
        it.status,
        it.since,
        extensions.empty()
            ? ""
            : "<ServiceInformationExtensions>" + extensions + "</ServiceInformationExtensions>");
}

std::string service(const ServiceText& it) {
    std::string history;
    for (const PeriodText& past : it.history) {
        history += "<ServiceHistoryInstance>" + period(past) + "</ServiceHistoryInstance>";
    }
    return "<TSPService><ServiceInformation>" + period(it.now) + "</ServiceInformation>" +
           (history.empty() ? "" : "<ServiceHistory>" + history + "</ServiceHistory>") +
           "</TSPService>";
}

std::string pointer(const PointerText& it) {
    return fmt::format(
        R"(<OtherTSLPointer><ServiceDigitalIdentities>{}</ServiceDigitalIdentities><TSLLocation>{}</TSLLocation><AdditionalInformation><OtherInformation><TSLType>{}TSLType/{}</TSLType></OtherInformation><OtherInformation><SchemeTerritory>{}</SchemeTerritory></OtherInformation><OtherInformation><more:MimeType xmlns:more="http://uri.etsi.org/02231/v2/additionaltypes#">application/vnd.etsi.tsl+xml</more:MimeType></OtherInformation></AdditionalInformation></OtherTSLPointer>)",
        identity(it.certificates),
        it.location,
        words,
        it.to_lists ? "EUlistofthelists" : "EUgeneric",
        it.territory);
}

const char* address() {
    return R"(<PostalAddresses><PostalAddress xml:lang="en"><StreetAddress>Rynek 1</StreetAddress><Locality>Przykładowo</Locality><CountryName>PL</CountryName></PostalAddress></PostalAddresses><ElectronicAddress><URI xml:lang="en">mailto:listy@listy.example</URI></ElectronicAddress>)";
}

std::string scheme(const ListText& it) {
    std::string uris;
    for (const std::string& uri : it.uris) uris += "<URI xml:lang=\"en\">" + uri + "</URI>";
    std::string pointers;
    for (const PointerText& one : it.pointers) pointers += pointer(one);
    return fmt::format(
        R"(<SchemeInformation><TSLVersionIdentifier>{}</TSLVersionIdentifier><TSLSequenceNumber>{}</TSLSequenceNumber><TSLType>{}TSLType/{}</TSLType><SchemeOperatorName><Name xml:lang="en">Trial operator</Name></SchemeOperatorName><SchemeOperatorAddress>{}</SchemeOperatorAddress><SchemeName><Name xml:lang="en">Trial list</Name></SchemeName><SchemeInformationURI>{}</SchemeInformationURI><StatusDeterminationApproach>{}StatusDetn/EUappropriate</StatusDeterminationApproach><SchemeTerritory>{}</SchemeTerritory><HistoricalInformationPeriod>65535</HistoricalInformationPeriod>{}<ListIssueDateTime>{}</ListIssueDateTime><NextUpdate>{}</NextUpdate></SchemeInformation>)",
        it.version,
        it.sequence,
        words,
        it.of_lists ? "EUlistofthelists" : "EUgeneric",
        address(),
        uris,
        words,
        it.territory,
        pointers.empty() ? "" : "<PointersToOtherTSL>" + pointers + "</PointersToOtherTSL>",
        it.issued,
        it.next_update.empty() ? "" : "<dateTime>" + it.next_update + "</dateTime>");
}

std::string providers(const ListText& it) {
    if (it.services.empty()) return {};
    std::string services;
    for (const ServiceText& one : it.services) services += service(one);
    return fmt::format(
        R"(<TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang="en">{}</Name></TSPName><TSPTradeName><Name xml:lang="en">VATPL-0000000000</Name></TSPTradeName><TSPAddress>{}</TSPAddress><TSPInformationURI><URI xml:lang="en">https://urzad.example</URI></TSPInformationURI></TSPInformation><TSPServices>{}</TSPServices></TrustServiceProvider></TrustServiceProviderList>)",
        it.provider,
        address(),
        services);
}

std::string der(const std::string& tag, const std::string& content) {
    return tag + static_cast<char>(content.size()) + content;
}

}  // namespace

std::string ListText::xml() const {
    return R"(<?xml version="1.0" encoding="UTF-8"?><TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" TSLTag="http://uri.etsi.org/19612/TSLTag">)" +
           scheme(*this) + providers(*this) + "</TrustServiceStatusList>";
}

std::string ListText::signed_by(const KeyPair& key) const {
    const auto document = std::get<schemas::Document>(schemas::parse(xml()));
    return seal_enveloped(document, key, std::chrono::sys_days(std::chrono::year(2026) / 1 / 1));
}

std::string qualification(const std::vector<std::string>& qualifiers, const std::string& criteria) {
    std::string named;
    for (const std::string& one : qualifiers) {
        named += fmt::format(R"(<q:Qualifier uri="{}SvcInfoExt/{}"/>)", words, one);
    }
    return R"(<Extension Critical="true"><q:Qualifications xmlns:q="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#" xmlns:x="http://uri.etsi.org/01903/v1.3.2#"><q:QualificationElement><q:Qualifiers>)" +
           named + "</q:Qualifiers>" + criteria +
           "</q:QualificationElement></q:Qualifications></Extension>";
}

std::string policy_criteria(const std::string& policy) {
    return R"(<q:CriteriaList assert="all"><q:PolicySet><q:PolicyIdentifier><x:Identifier Qualifier="OIDAsURN">urn:oid:)" +
           policy + "</x:Identifier></q:PolicyIdentifier></q:PolicySet></q:CriteriaList>";
}

std::string qc_statements(const std::vector<std::string>& says) {
    using namespace std::string_literals;
    const std::map<std::string, std::string> types = {
        {"signature", "\x01"}, {"seal", "\x02"}, {"website", "\x03"}};
    std::string statements;
    std::string named;
    for (const std::string& one : says) {
        if (one == "compliance")
            statements += der("\x30", der("\x06", "\x04\x00\x8e\x46\x01\x01"s));
        if (one == "device") statements += der("\x30", der("\x06", "\x04\x00\x8e\x46\x01\x04"s));
        const auto type = types.find(one);
        if (type != types.end()) {
            named += der("\x06", "\x04\x00\x8e\x46\x01\x06"s + type->second);
        }
    }
    if (!named.empty()) {
        statements += der("\x30", der("\x06", "\x04\x00\x8e\x46\x01\x06"s) + der("\x30", named));
    }
    return "DER:" + hex(der("\x30", statements));
}

}  // namespace okienko::signing::testing
