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

/// A C library of the system: a module map and one header shim.
func system(_ name: String, pkgConfig: String? = nil, apt: String? = nil) -> Target {
    .systemLibrary(
        name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig,
        providers: apt.map { [.apt([$0])] })
}

/// A module: the arrows are held again by Tests/ArchitectureTests, since the compiler lets some through.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A program.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A module's tests; vectors are read from beside the source.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies,
        exclude: withVectors.contains(name) ? ["Vectors"] : name == "APITests" ? ["Golden"] : [],
        swiftSettings: strict)
}

let withVectors: Set = [
    "ChainsTests", "DigestsTests", "GateTests", "KeyroomTests", "LedgerTests", "TermsTests",
]
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "bursar",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The story of a payment.
        module(
            "API",
            [
                "Wire", "JSON", "Callers", "Payment", "Admin", "Backup", "Terms", nioCore, nioPosix,
                nioHTTP1,
            ]),
        module("Callers", ["Terms", "Digests"]),
        module("Chains", ["Terms", "Digests", "JSON"]),
        module("Gate", ["Terms", "Digests", "Chains", "JSON"]),
        module("Ledger", ["Terms", "Digests", "JSON", "Gate", "CSQLite"]),
        module(
            "Keyroom",
            [
                "Terms", "Chains", "Digests", "Gate", "CSodium", "CSecp256k1", "CHardening",
                "COpenSSL",
            ]),
        module(
            "Payment",
            [
                "Callers", "Chains", "Digests", "Gate", "JSON", "Keyroom", "Ledger", "Vault",
                "Wire", "Terms",
            ]),
        // What serves it.
        module(
            "Admin",
            [
                "Terms", "JSON", "Wire", "Callers", "Chains", "Digests", "Gate", "Policy",
                "Ledger", "Vault", "Keyroom", "Backup",
            ]),
        module("Backup", ["Terms", "JSON", "Digests", "Keyroom", "Ledger", "Vault"]),
        module("Digests", ["Terms", "COpenSSL"]),
        module("JSON"),
        module("Policy", ["Terms", "Chains", "Gate", yams]),
        module("Terms"),
        module(
            "Vault", ["Terms", "JSON", "Callers", "Chains", "Digests", "Gate", "Keyroom", "Ledger"]),
        module("Wire", ["Terms", "JSON"]),
        module("Witness", ["Terms", "Digests", "Ledger", "COpenSSL"]),
        system("CHardening"),
        system("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
        system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        system("CSecp256k1", pkgConfig: "libsecp256k1", apt: "libsecp256k1-dev"),
        system("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
        program(
            "bursard",
            [
                "API", "Admin", "Backup", "Digests", "Gate", "JSON", "Keyroom", "Ledger",
                "Payment", "Policy", "Terms", "Vault", nioCore, nioPosix, arguments,
            ]),
        program(
            "bursar",
            ["Wire", "JSON", "Terms", "Policy", "Chains", "Digests", "CHardening", arguments]),
        program(
            "bursar-audit",
            ["Ledger", "Gate", "Chains", "Digests", "JSON", "Terms", "Witness", arguments]),
        program(
            "bursar-bench",
            [
                "Chains", "Gate", "Ledger", "Terms", "JSON", "COpenSSL", "Keyroom", "Admin", "Wire",
            ]),
        program("bursar-gauntlet", ["JSON", arguments]),
        program("bursar-simulate", ["Gate", "Chains", "Digests", "JSON", "Terms"]),
        tests(
            "AdminTests",
            [
                "Admin", "Callers", "Chains", "Digests", "Gate", "JSON", "Keyroom", "Ledger",
                "Policy", "Terms", "Vault", "Wire",
            ]),
        tests(
            "APITests",
            [
                "AdminTests", "PaymentTests", "API", "Admin", "Callers", "Chains", "Digests",
                "Gate", "JSON", "Keyroom", "Ledger", "Payment", "Terms", "Vault", "Wire",
                "bursar-bench", nioCore,
                nioEmbedded, nioPosix, yams,
            ]),
        tests("ArchitectureTests"),
        tests(
            "AttackTests",
            [
                "API", "Admin", "Callers", "Chains", "Digests", "Gate", "JSON", "Keyroom", "Ledger",
                "Payment", "Policy", "Terms", "Vault", nioCore, nioPosix,
            ]),
        tests(
            "BackupTests",
            [
                "AdminTests", "Admin", "Backup", "Digests", "Gate", "JSON", "Keyroom", "Ledger",
                "Terms",
                "Vault",
            ]),
        tests("CallersTests", ["Callers", "Digests", "Terms"]),
        tests("ChainsTests", ["Chains", "Terms", "JSON", "Digests"]),
        tests(
            "CLITests",
            [
                "bursar", "Wire", "JSON", "Terms", "Chains", "Digests", "Gate", "Policy", arguments,
            ]),
        tests("DigestsTests", ["Digests", "Terms", "COpenSSL"]),
        tests(
            "FaultTests",
            [
                "bursard", "bursar", "bursar-audit", "Vault", "Keyroom", "Ledger", "Digests",
                "Gate", "JSON", "Policy", "Terms",
            ]),
        tests("GauntletTests", ["bursar-gauntlet", "bursard", "bursar", "JSON"]),
        tests("GateTests", ["Gate", "Terms", "Chains", "JSON", "Digests", "Policy"]),
        tests("JSONTests", ["JSON"]),
        tests(
            "PaymentTests",
            [
                "AdminTests", "Admin", "Callers", "Chains", "Digests", "Gate", "JSON", "Keyroom",
                "Ledger", "Payment", "Terms", "Vault", "Wire",
            ]),
        tests(
            "LedgerTests",
            [
                "Ledger", "Chains", "Gate", "Terms", "Digests", "JSON", "COpenSSL", "CSQLite",
                "bursar-audit", "bursar-bench",
            ]),
        tests(
            "KeyroomTests",
            ["Keyroom", "Terms", "JSON", "Digests", "Chains", "Gate", "CSodium", "CSecp256k1"]),
        tests("VaultTests", ["Vault", "Keyroom", "Ledger", "Terms", "Chains"]),
        tests(
            "PeerTests",
            [
                "AdminTests", "PaymentTests", "Admin", "Callers", "Chains", "Digests", "Gate",
                "JSON", "Keyroom", "Ledger",
                "Payment", "Terms", "Vault", "Wire",
            ]),
        tests("PolicyTests", ["Policy", "Terms", "JSON", "Chains", "Gate"]),
        tests(
            "SimulateTests", ["bursar-simulate", "Gate", "Chains", "JSON", "Terms"]),
        tests(
            "StoryTests",
            [
                "Wire", "JSON", "Terms", "Digests", "Ledger", "Chains", "bursard", "bursar",
                "bursar-audit",
            ]),
        tests("TermsTests", ["Terms"]),
        tests(
            "WitnessTests",
            ["LedgerTests", "Witness", "Ledger", "Terms", "Digests", "COpenSSL", "bursar-audit"]),
        tests("WireTests", ["Wire", "JSON", "Terms"]),
    ]
)
