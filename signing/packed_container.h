#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "signing/container.h"
#include "signing/octets.h"

namespace okienko::signing {

/// A container whose entries are unpacked when they are asked for (ETSI EN 319 162-1, PKWARE
/// APPNOTE 6.3.3): of one that holds gigabytes only the directory, and small entries, are in
/// memory. Not to be shared by threads.
class PackedContainer {
    struct Archive;

public:
    /// A file of it. Small ones are held, others unpacked each time.
    class Entry : public OctetSource {
    public:
        const std::string& name() const { return name_; }  ///< as ContainerEntry::name
        std::size_t size() const override { return size_; }
        void write_to(OctetSink& sink) const override;
        std::optional<std::string_view> held() const override;
        std::string read() const;  ///< all of it; throws Refusal

    private:
        friend class PackedContainer;
        Archive* archive_ = nullptr;
        std::size_t index_ = 0;
        std::size_t size_ = 0;
        std::string name_;
        std::optional<std::string> bytes_;
    };

    /// `bytes` outlive it. Throws Refusal for what is not a container within the limits, as
    /// ContainerFault names it.
    PackedContainer(std::string_view bytes, const ContainerLimits& limits);
    /// The same of a file, which must not change meanwhile.
    PackedContainer(const std::filesystem::path& file, const ContainerLimits& limits);
    ~PackedContainer();
    PackedContainer(PackedContainer&&) noexcept;
    PackedContainer& operator=(PackedContainer&&) noexcept;

    const std::string& media_type() const { return media_type_; }  ///< as Container::media_type
    const std::vector<Entry>& entries() const { return entries_; }
    const Entry* find(std::string_view name) const;
    /// Whether the entry "mimetype" is the first and not packed, so that the type shows in the
    /// first bytes (EN 319 162-1, A.1; OpenDocument 1.2 part 3, 3.3).
    bool type_leads() const { return type_leads_; }

private:
    void list(const ContainerLimits& limits);
    void hold_small();

    std::unique_ptr<Archive> archive_;
    std::string media_type_;
    std::vector<Entry> entries_;
    bool type_leads_ = false;
};

}  // namespace okienko::signing
