#include "server/services/recruitment/zip_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace okienko::recruitment {

TEST(ZipFile, IsReadByOthersAndAsLongAsItSays) {
    ZipFile zip;
    const std::string large(300000, 'x');
    zip.add("01 Ewa Jędrzejczyk/zgłoszenie.xml", 5, [](const ZipFile::Write& write) {
        write("<a");
        write("/>\n");
    });
    zip.add("01 Ewa Jędrzejczyk/1 cv.pdf", large.size(), [&](const ZipFile::Write& write) {
        write(large);
    });
    zip.add("puste.txt", 0, [](const ZipFile::Write&) {});
    std::string bytes;
    zip.write([&](std::string_view block) { bytes += block; });
    EXPECT_EQ(bytes.size(), zip.length());

    const auto folder =
        std::filesystem::temp_directory_path() / ("okienko-zip-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "a.zip", std::ios::binary) << bytes;
    const std::string read =
        "python3 -c \"import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is "
        "None; print(z.read(z.namelist()[0]).decode(), z.namelist(), sep='')\" '" +
        (folder / "a.zip").string() + "' > '" + (folder / "out").string() + "'";
    ASSERT_EQ(std::system(read.c_str()), 0);
    std::stringstream out;
    out << std::ifstream(folder / "out").rdbuf();
    EXPECT_EQ(out.str(),
              "<a/>\n['01 Ewa Jędrzejczyk/zgłoszenie.xml', '01 Ewa Jędrzejczyk/1 cv.pdf', "
              "'puste.txt']\n");
    std::filesystem::remove_all(folder);
}

TEST(ZipFile, NoticesAFileThatChangedItsSize) {
    ZipFile zip;
    zip.add("a", 3, [](const ZipFile::Write& write) { write("four"); });
    EXPECT_ANY_THROW(zip.write([](std::string_view) {}));
}

TEST(ZipFile, NamesStayInTheirFolder) {
    EXPECT_EQ(safe_name("../../etc/passwd"), "_.._etc_passwd");
    EXPECT_EQ(safe_name("cv.pdf"), "cv.pdf");
    EXPECT_EQ(safe_name(".."), "plik");
    EXPECT_EQ(safe_name("C:\\x\n"), "C__x_");
}

}  // namespace okienko::recruitment
