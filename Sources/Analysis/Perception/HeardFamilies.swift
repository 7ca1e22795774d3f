import Dossier

/// The families of actors, and which of them this edition may name.
struct HeardFamilies {
  /// Every family by its folded name.
  let labels: [FoldedName: String]
  private let hidden: Set<FoldedName>
  private let isPublishable: Bool

  init(
    _ interviews: [Interview], edition: DocumentEdition, thresholds: PerceptionThresholds
  ) {
    isPublishable = edition == .publishable
    let groups = Dictionary(grouping: interviews) { FoldedName($0.actorFamily) }
    labels = groups.mapValues { commonSpelling(of: $0.map(\.actorFamily)) }
    hidden =
      edition == .publishable
      ? Set(groups.filter { $0.value.count < thresholds.namedFamily }.keys) : []
  }

  func disclosed(_ family: FoldedName) -> HeardFamily {
    guard !hidden.contains(family), let label = labels[family] else { return .other }
    return .named(label)
  }

  /// A function designates a person as surely as a name where one person holds it.
  func disclosedFunction(of interview: Interview) -> String? {
    isPublishable ? nil : interview.actorFunction
  }

  /// Most heard first, those that are not named last.
  func counts(_ interviews: [Interview]) -> [Hearings.FamilyCount] {
    Dictionary(grouping: interviews) { disclosed(FoldedName($0.actorFamily)) }
      .map { family, heard in
        Hearings.FamilyCount(
          family: family, voices: heard.count,
          byKind: Interview.Kind.allCases.map { kind in heard.filter { $0.kind == kind }.count },
          functions: Set(heard.compactMap(disclosedFunction)).sorted())
      }
      .sorted { first, second in
        guard let name = first.family.name else { return false }
        guard let other = second.family.name else { return true }
        return first.voices != second.voices ? first.voices > second.voices : name < other
      }
  }

  func hearings(_ interviews: [Interview]) -> Hearings? {
    let days = interviews.map(\.date)
    guard let first = days.min(), let last = days.max() else { return nil }
    let kinds = Interview.Kind.allCases.map { kind in
      Hearings.KindCount(kind: kind, voices: interviews.filter { $0.kind == kind }.count)
    }
    return Hearings(
      voices: interviews.count, families: labels.count, firstDay: first, lastDay: last,
      kinds: kinds.filter { $0.voices > 0 }, byFamily: counts(interviews))
  }
}
