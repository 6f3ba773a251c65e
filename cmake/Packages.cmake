# Every third-party library the house stands on, found once. All are Debian packages: scripts/packages.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(LibXslt REQUIRED)
find_package(XercesC REQUIRED)
find_package(Poco REQUIRED COMPONENTS Foundation Net NetSSL JSON)
find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(XmlSec REQUIRED IMPORTED_TARGET xmlsec1-openssl)
pkg_check_modules(Zip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(Argon2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(Pq REQUIRED IMPORTED_TARGET libpq)
find_package(GTest REQUIRED)

# libpqxx 6.4 ships no CMake configuration.
add_library(okienko_pqxx INTERFACE)
target_link_libraries(okienko_pqxx INTERFACE pqxx PkgConfig::Pq)
