#include "server/letters/receipt.h"

#include "server/calendar/local_time.h"
#include "server/letters/office_seal.h"
#include "signing/digest.h"
#include "signing/signing_request.h"

namespace okienko::letters {

namespace {

constexpr const char* kNamespace = "http://crd.gov.pl/xml/schematy/UPO/2008/05/09/";
constexpr const char* kStructure = "http://crd.gov.pl/xml/schematy/struktura/2008/05/09/";

void add_party(schemas::Node parent,
               std::string_view element,
               const std::string& name,
               const std::string& kind,
               const std::string& identifier) {
    schemas::Node party = parent.add(element);
    party.add("Nazwa", name);
    party.add("IdentyfikatorPodmiotu", identifier).set("TypIdentyfikatora", kind);
}

void add_information(schemas::Node receipt, const std::string& kind, const std::string& value) {
    receipt.add("InformacjaUzupelniajaca", value).set("TypInformacjiUzupelniajacej", kind);
}

/// The content's identifier stands in the namespace of letter structures, as in receipts of other
/// offices.
void add_identifier(schemas::Node description, const std::string& identifier) {
    schemas::Document element = schemas::Document::with_root("CID", kStructure, "str");
    element.root().set_text(identifier);
    description.append_copy(element.root());
}

}  // namespace

schemas::Document write_receipt(const Receipt& receipt, const Office& office) {
    schemas::Document document = schemas::Document::with_root("Dokument", kNamespace, "pos");
    schemas::Node root = document.root();
    add_identifier(root.add("OpisDokumentu"), receipt.case_number);
    schemas::Node proof = root.add("UPP");
    proof.add("IdentyfikatorPoswiadczenia", receipt.number);
    add_party(proof, "Adresat", office.name, office.identifier_kind, office.identifier);
    add_party(proof, "Nadawca", receipt.sender, "Konto", receipt.sender_id);
    proof.add("DataDoreczenia", calendar::local_with_offset(receipt.delivered));
    proof.add("DataWytworzeniaPoswiadczenia", calendar::local_with_offset(receipt.made));
    proof.add("IdentyfikatorDokumentu", receipt.case_number);
    if (!receipt.service.empty()) {
        add_information(proof, "Usługa", receipt.service);
        add_information(proof, "Wersja usługi", receipt.service_version);
        add_information(proof, "Skrót wersji usługi", receipt.package);
    }
    add_information(proof, "Algorytm skrótu", "SHA-256");
    add_information(proof, "Skrót dokumentu", receipt.document_sha256);
    add_information(proof, "Rozmiar dokumentu", std::to_string(receipt.document_size));
    for (const cases::Attachment& attachment : receipt.attachments) {
        const std::string n = std::to_string(attachment.n);
        add_information(proof, "Nazwa załącznika " + n, attachment.name);
        add_information(proof, "Skrót załącznika " + n, signing::hex(attachment.sha256));
        add_information(proof, "Rozmiar załącznika " + n, std::to_string(attachment.size));
    }
    return document;
}

schemas::Document write_receipt(const DeliveryReceipt& receipt, const Office& office) {
    schemas::Document document = schemas::Document::with_root("Dokument", kNamespace, "pos");
    schemas::Node root = document.root();
    add_identifier(root.add("OpisDokumentu"), receipt.letter_number);
    schemas::Node proof = root.add("UPD");
    proof.add("IdentyfikatorPoswiadczenia", receipt.number);
    add_party(proof,
              "PodmiotWystawiajacyPoswiadczenie",
              office.name,
              office.identifier_kind,
              office.identifier);
    add_party(proof, "Adresat", receipt.reader, "Konto", receipt.reader_id);
    proof.add("DataOdbioru", calendar::local_with_offset(receipt.delivered));
    proof.add("DataUtworzeniaPoswiadczenia", calendar::local_with_offset(receipt.delivered));
    proof.add("IdentyfikatorSprawy", receipt.case_called);
    proof.add("IdentyfikatorDokumentu", receipt.letter_number);
    add_information(proof, "Data wysłania", calendar::local_with_offset(receipt.sent));
    add_information(proof, "Algorytm skrótu", "SHA-256");
    add_information(proof, "Skrót dokumentu", receipt.letter_sha256);
    add_information(proof, "Rozmiar dokumentu", std::to_string(receipt.letter_size));
    return document;
}

std::string seal_receipt(const Receipt& receipt,
                         const Office& office,
                         const signing::Signer& signer) {
    return seal(write_receipt(receipt, office), signer, receipt.made, signing::proof_of_receipt);
}

std::string seal_receipt(const DeliveryReceipt& receipt,
                         const Office& office,
                         const signing::Signer& signer) {
    return seal(
        write_receipt(receipt, office), signer, receipt.delivered, signing::proof_of_receipt);
}

}  // namespace okienko::letters
