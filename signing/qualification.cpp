#include "signing/qualification.h"

namespace okienko::signing {

bool CertificateQualification::is_qualified() const {
    return signature == Status::qualified || seal == Status::qualified ||
           website == Status::qualified;
}

std::string_view to_string(SignatureKind kind) {
    switch (kind) {
        case SignatureKind::qualified_signature:
            return "QESig";
        case SignatureKind::qualified_seal:
            return "QESeal";
        case SignatureKind::advanced_qc_signature:
            return "AdESig-QC";
        case SignatureKind::advanced_qc_seal:
            return "AdESeal-QC";
        case SignatureKind::advanced:
            return "AdES";
        case SignatureKind::not_applicable:
            return "N/A";
        case SignatureKind::indeterminate:
            return "indeterminate";
    }
    return "";
}

std::string_view to_string(CertificateQualification::Status status) {
    switch (status) {
        case CertificateQualification::Status::qualified:
            return "qualified";
        case CertificateQualification::Status::not_qualified:
            return "not-qualified";
        case CertificateQualification::Status::indeterminate:
            return "indeterminate";
    }
    return "";
}

std::string_view to_string(CertificateQualification::Device device) {
    switch (device) {
        case CertificateQualification::Device::in_device:
            return "yes";
        case CertificateQualification::Device::not_in_device:
            return "no";
        case CertificateQualification::Device::indeterminate:
            return "indeterminate";
    }
    return "";
}

std::string_view to_string(TimestampQualification::Kind kind) {
    switch (kind) {
        case TimestampQualification::Kind::qualified:
            return "QTSA";
        case TimestampQualification::Kind::not_qualified:
            return "TSA";
        case TimestampQualification::Kind::not_applicable:
            return "N/A";
        case TimestampQualification::Kind::indeterminate:
            return "indeterminate";
    }
    return "";
}

}  // namespace okienko::signing
