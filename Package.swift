// swift-tools-version: 6.0
import PackageDescription

// A map of the house: one line a target, with what it may import.
// Two halves that do not know each other: the domain half (Dossier to Strategy) has no notion of a
// page, the publishing half (Drawing to CairoRenderer) has never heard of burglary.

let strictness: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] {
  names.map { .byName(name: $0) }
}

func module(_ name: String, uses names: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies(names), swiftSettings: strictness)
}

func tests(of name: String, uses names: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies([name] + names), swiftSettings: strictness)
}

func library(_ name: String, pkgConfig: String? = nil, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "vigie",
  targets: [
    // Libraries of the distribution, each imported by one target only.
    library("CCairo", pkgConfig: "cairo-pdf", package: "libcairo2-dev"),
    library("CPango", pkgConfig: "pangocairo", package: "libpango1.0-dev"),
    library("CHyphen", package: "libhyphen-dev"),
    library("CQpdf", pkgConfig: "libqpdf", package: "libqpdf-dev"),
    library("CYaml", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    library("CCMark", pkgConfig: "libcmark-gfm", package: "libcmark-gfm-dev"),
    library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    library("CZip", package: "libzip-dev"),
    library("CExpat", package: "libexpat1-dev"),
    library("CSqlite", package: "libsqlite3-dev"),
    library("CProj", pkgConfig: "proj", package: "libproj-dev"),
    library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),

    // Foundations.
    module("Units"),
    module("Problems"),
    module("Digests", uses: ["CCrypto"]),
    module("Database", uses: ["CSqlite"]),
    module("Geography", uses: ["Units", "Problems", "CProj"]),
    module("Statistics", uses: ["Units"]),
    module("Methods", uses: ["Statistics", "Problems", "Units"]),

    // The domain half: what is known, what follows from it.
    module("Dossier", uses: ["Geography", "Units", "Problems"]),
    module("SourceFiles", uses: ["Problems", "CYaml", "CCMark", "CZlib", "CZip", "CExpat"]),
    module(
      "Inputs",
      uses: [
        "SourceFiles", "Database", "Geography", "Dossier", "Digests", "Statistics", "Units",
        "Problems",
      ]),
    module("Law", uses: ["Dossier", "Units", "Problems"]),
    module("Analysis", uses: ["Dossier", "Statistics", "Geography", "Units", "Problems"]),
    module("Strategy", uses: ["Analysis", "Dossier", "Units", "Problems"]),

    // The publishing half: what a page is.
    module("Drawing", uses: ["Units"]),
    module("Charts", uses: ["Drawing", "Units"]),
    module("Document", uses: ["Charts", "Drawing", "Units"]),
    module("Layout", uses: ["Document", "Charts", "Drawing", "Units"]),
    module("CairoRenderer", uses: ["Drawing", "Units", "CCairo", "CPango", "CHyphen", "CQpdf"]),
    module(
      "Templates", uses: ["SourceFiles", "Document", "Charts", "Drawing", "Problems", "Units"]),

    // Where the halves meet.
    module(
      "Reports",
      uses: [
        "Analysis", "Strategy", "Law", "Dossier", "Geography", "Statistics", "Templates",
        "Document",
        "Charts", "Drawing", "Problems", "Units",
      ]),
    module(
      "Pipeline",
      uses: [
        "Inputs", "SourceFiles", "Analysis", "Strategy", "Law", "Dossier", "Geography", "Reports",
        "Templates", "Document", "Charts", "Layout", "Drawing", "CairoRenderer", "Digests",
        "Statistics", "Methods", "Problems", "Units",
      ]),
    .executableTarget(
      name: "vigie", dependencies: ["Pipeline", "Problems"], swiftSettings: strictness),

    // What the analyses cost; run by Benchmarks/lancer, never by the tests.
    .executableTarget(
      name: "MesureAnalyses", dependencies: ["Analysis", "Inputs", "Problems"],
      path: "Benchmarks/Analyses", swiftSettings: strictness),
    // What the pages of a diagnostic cost, stage by stage.
    .executableTarget(
      name: "MesurePages",
      dependencies: [
        "Analysis", "CairoRenderer", "Charts", "Document", "Drawing", "Inputs", "Layout",
        "Problems",
        "Reports", "Templates",
      ],
      path: "Benchmarks/Pages", swiftSettings: strictness),

    // Tests, one target each.
    tests(of: "Analysis", uses: ["Dossier", "Geography", "Statistics", "Problems", "Units"]),
    tests(of: "CairoRenderer", uses: ["Charts", "Drawing", "CCairo", "CQpdf"]),
    tests(of: "Charts", uses: ["Drawing", "Units"]),
    tests(of: "Database"),
    tests(of: "Digests"),
    tests(of: "Geography"),
    tests(
      of: "Inputs",
      uses: ["Database", "Dossier", "Geography", "Problems", "SourceFiles", "Units"]),
    tests(of: "Law", uses: ["Units"]),
    tests(of: "Layout", uses: ["Document", "Charts", "Drawing", "Units"]),
    tests(
      of: "Pipeline",
      uses: [
        "Analysis", "CairoRenderer", "Charts", "Database", "Document", "Dossier", "Drawing",
        "Geography", "Inputs", "Law", "Layout", "Problems", "Reports", "Templates", "Units",
        "vigie",
      ]),
    tests(of: "Problems"),
    tests(of: "SourceFiles", uses: ["Problems"]),
    tests(of: "Methods", uses: ["Problems"]),
    tests(of: "Statistics", uses: ["Units"]),
    tests(of: "Strategy", uses: ["Analysis", "Dossier", "Inputs", "Problems", "Units"]),
    tests(of: "Templates", uses: ["Charts", "Document", "Drawing", "Problems", "Units"]),
  ],
  swiftLanguageModes: [.v6]
)
