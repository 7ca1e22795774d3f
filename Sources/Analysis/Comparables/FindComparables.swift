import Dossier
import Problems

/// Finds with whom a territory is compared: named in the dossier, else alike.
struct ComparableSearch {
  let dossier: Dossier
  /// The base that the series come from; candidates are its areas.
  let recorded: RecordedBase?
  let study: ReferenceStudy

  /// Fewest candidates, itself left out, for anyone to be called similar or for a level to be expected.
  ///
  /// As many as neighbours are kept, unless the dossier asks for more: with fewer, « similar »
  /// would mean « all there are ».
  var minimumCandidates: Int {
    max(neighbours, dossier.comparison.minimumCandidates ?? 0)
  }

  func find() -> Warned<Availability<Comparables, ComparablesAbsence>> {
    dossier.comparison.namedTerritories.isEmpty ? Warned(similar()) : named()
  }
}

// MARK: - Named

extension ComparableSearch {
  private func named() -> Warned<Availability<Comparables, ComparablesAbsence>> {
    let own = dossier.territory.memberCodes
    var warnings: [Problem] = []
    var codes = Set(dossier.comparison.namedTerritories)
    for code in own where codes.remove(code) != nil {
      warnings.append(.comparedWithItself(code, at: dossier.comparison.span))
    }
    if let clash = MunicipalArrondissements.clash(in: codes.union(own)) {
      warnings.append(.cityAndArrondissement(clash, at: dossier.comparison.span))
      return Warned(
        .unavailable(
          .cityWithItsArrondissements(city: clash.city, arrondissement: clash.arrondissement)),
        warnings: warnings)
    }
    if let recorded {
      for code in codes.sorted() where recorded.index(ofArea: code) == nil {
        codes.remove(code)
        warnings.append(.comparedAbsent(code, at: dossier.comparison.span))
      }
    }
    guard !codes.isEmpty else { return Warned(.unavailable(.namedAbsent), warnings: warnings) }
    return Warned(.available(describe(codes.sorted())), warnings: warnings)
  }

  /// Named territories with their distance, where the covariates are there to measure it.
  private func describe(_ codes: [String]) -> Comparables {
    let choice = choice()
    let standard = choice?.standard
    let used = standard?.covariates ?? []
    return Comparables(
      origin: .named,
      members: codes.map { code in
        Comparables.Member(
          code: code,
          distance: used.isEmpty
            ? nil : standard?.distance(from: dossier.territory.code, to: code))
      },
      covariates: used, unusedCovariates: Covariate.missing(from: used),
      gaps: choice?.gaps(from: dossier.territory.code, to: codes) ?? [],
      confirmedByMahalanobis: nil)
  }
}

// MARK: - Similar

extension ComparableSearch {
  private var neighbours: Int { max(1, dossier.comparison.neighbourCount) }

  private func similar() -> Availability<Comparables, ComparablesAbsence> {
    guard !dossier.territory.isIntercommunality else { return .unavailable(.notACommune) }
    guard !dossier.social.isEmpty else { return .unavailable(.noSocialSource) }
    guard let choice = choice() else { return .unavailable(.noCovariate) }
    let standard = choice.standard
    let found = max(0, standard.codes.count - 1)
    guard found >= minimumCandidates else {
      return .unavailable(.tooFewCandidates(found: found, minimum: minimumCandidates))
    }
    guard !standard.covariates.isEmpty else { return .unavailable(.noCovariate) }
    let nearest = standard.nearest(to: dossier.territory.code, count: neighbours)
    let codes = nearest.map(\.code)
    return .available(
      Comparables(
        origin: .similar(candidates: found),
        members: nearest.map { Comparables.Member(code: $0.code, distance: $0.distance) },
        covariates: standard.covariates,
        unusedCovariates: Covariate.missing(from: standard.covariates),
        gaps: choice.gaps(from: dossier.territory.code, to: codes),
        confirmedByMahalanobis: choice.confirmed(codes, near: dossier.territory.code, study)))
  }

  /// The covariates of the territory, without those that leave too few candidates; nil when it has
  /// no social one, since size alone makes nobody alike.
  func choice() -> CovariateChoice? {
    let tables = socialTables()
    let key = study.tableKey(recorded, tables, CityForm(for: dossier.territory))
    let table = study.table(key, recorded, tables)
    guard let row = table.areas.binaryIndex(of: dossier.territory.code) else { return nil }
    var covariates = Covariate.traits.compactMap { trait in
      trait.first { table.columns[$0].map { !$0[row].isNaN } ?? false }
    }
    while covariates.contains(where: { $0 != .population }) {
      let standard = study.standardised(covariates, of: table, key)
      if standard.codes.count > minimumCandidates || covariates.count <= 2 {
        return CovariateChoice(table: table, key: key, asked: covariates, standard: standard)
      }
      let rarest = leastCovered(covariates, in: table)
      covariates.removeAll { $0 == rarest }
    }
    return nil
  }

  private func leastCovered(_ covariates: [Covariate], in table: CovariateTable) -> Covariate? {
    // The last of equals goes first: the list begins with what matters most.
    covariates.reversed().min { table.coverage(of: $0) < table.coverage(of: $1) }
  }

  /// The newest table that holds each covariate and the territory.
  private func socialTables() -> [Covariate: SocialBase] {
    var tables: [Covariate: SocialBase] = [:]
    for covariate in Covariate.sought {
      let variable: SocialVariable =
        if case .social(let variable) = covariate { variable } else { .municipalPopulation }
      tables[covariate] = dossier.newestTable(of: variable)
    }
    return tables
  }
}

extension Dossier {
  /// The newest table that publishes the variable and has a row for the territory.
  func newestTable(of variable: SocialVariable) -> SocialBase? {
    let holding = social.filter {
      $0.columns[variable] != nil && $0.index(ofArea: territory.code) != nil
    }
    return holding.min { first, second in
      (-(first.vintage ?? .min + 1), first.source.path, first.source.sha256)
        < (-(second.vintage ?? .min + 1), second.source.path, second.source.sha256)
    }
  }
}

// MARK: - Wording

extension Problem {
  fileprivate static func comparedWithItself(_ code: String, at span: SourceSpan?) -> Problem {
    Problem(
      .warning, "territoire-compare-a-lui-meme",
      "le territoire « \(code) » ne peut pas être comparé à lui-même ; il est laissé de côté",
      at: span)
  }

  fileprivate static func comparedAbsent(_ code: String, at span: SourceSpan?) -> Problem {
    Problem(
      .warning, "territoire-compare-absent",
      "le territoire « \(code) », à comparer, n’est pas dans la base communale", at: span,
      hint: "vérifiez le code, ou ajoutez le fichier qui le contient")
  }

  fileprivate static func cityAndArrondissement(
    _ clash: (city: String, arrondissement: String), at span: SourceSpan?
  ) -> Problem {
    Problem(
      .error, "ville-et-arrondissements",
      "la commune « \(clash.city) » comprend l’arrondissement « \(clash.arrondissement) » : "
        + "ils ne peuvent pas être comparés ni additionnés",
      at: span, hint: "gardez la ville, ou ses arrondissements")
  }
}
