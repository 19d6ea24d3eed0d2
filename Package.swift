// swift-tools-version: 6.2
import PackageDescription

/// One list of settings for every target: what compiles at all, compiles strictly.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let package = Package(
    name: "bursar",
    targets: [
        .systemLibrary(
            name: "CSodium", path: "Sources/System/CSodium", pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CSecp256k1", path: "Sources/System/CSecp256k1", pkgConfig: "libsecp256k1",
            providers: [.apt(["libsecp256k1-dev"])]),
        .systemLibrary(
            name: "COpenSSL", path: "Sources/System/COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CSQLite", path: "Sources/System/CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Terms", swiftSettings: strict),
        .target(name: "JSON", swiftSettings: strict),
        .target(name: "Digests", dependencies: ["Terms", "COpenSSL"], swiftSettings: strict),
        .target(name: "Wire", dependencies: ["Terms", "JSON"], swiftSettings: strict),
        .target(name: "Callers", dependencies: ["Terms", "Digests"], swiftSettings: strict),
        .target(name: "Chains", dependencies: ["Terms", "Digests", "JSON"], swiftSettings: strict),
        .target(name: "Gate", dependencies: ["Terms", "Digests", "Chains", "JSON"], swiftSettings: strict),
        .target(
            name: "Ledger", dependencies: ["Terms", "Digests", "JSON", "Gate", "CSQLite"],
            swiftSettings: strict),
        .testTarget(name: "TermsTests", dependencies: ["Terms"], swiftSettings: strict),
    ]
)
