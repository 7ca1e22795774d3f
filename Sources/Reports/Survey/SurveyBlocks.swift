import Analysis
import Document
import Dossier
import Problems
import Templates

extension DiagnosticSource {
  /// Figures and tables of the chapter, by the names that an outline gives them.
  static let surveyFigures: [String: Builder] = [
    "enquete.sentiment": { material, _ throws(Problem) in
      try material.feelingFigures().map { .figure($0) }
    },
    "enquete.atteintes": { material, _ throws(Problem) in try material.prevalenceFigures() },
    "enquete.quartiers": { material, _ throws(Problem) in
      try material.districtFigure().map { [.figure($0)] } ?? []
    },
    "enquete.opinions": { material, _ throws(Problem) in try material.opinionFigures() },
  ]

  static let surveyTables: [String: Builder] = [
    "enquete.atteintes": { material, _ throws(Problem) in
      try material.victimisationTable().map { [.table($0)] } ?? []
    },
    "enquete.declarations": { material, _ throws(Problem) in
      try material.reportingTable().map { [.table($0)] } ?? []
    },
    "enquete.quartiers": { material, _ throws(Problem) in
      try material.districtTable().map { [.table($0)] } ?? []
    },
    "enquete.croisements": { material, _ throws(Problem) in
      try material.crossingTable().map { [.table($0)] } ?? []
    },
    "enquete.methode": { material, _ throws(Problem) in
      try material.surveyMethod().map { [.fieldTable($0)] } ?? []
    },
    "enquete.echantillon": { material, _ throws(Problem) in
      try material.sampleTable().map { [.table($0)] } ?? []
    },
    "enquete.questionnaire": { material, _ throws(Problem) in
      try material.questionnaireTable().map { [.table($0)] } ?? []
    },
    "enquete.constats": { material, request throws(Problem) in
      let aspects = try material.aspects(for: request)
      return try material.callout(
        for: material.numbered.filter { $0.domain == .survey && aspects.contains($0.aspect) })
    },
  ]
}

extension Material {
  /// The findings that a fence asks for: all of the chapter, or those of one theme.
  fileprivate func aspects(for request: BlockRequest) throws(Problem) -> Set<Finding.Aspect> {
    try request.checkOptions(among: ["theme"])
    let themes: [String: Set<Finding.Aspect>] = [
      "sentiment": [.feeling], "atteintes": [.prevalence, .complaint], "quartiers": [.districts],
    ]
    guard let theme = request.options["theme"] else { return Set(Finding.Aspect.allCases) }
    guard let aspects = themes[theme] else {
      throw .unknownTheme(theme, among: themes.keys.sorted(), at: request.place(of: "theme"))
    }
    return aspects
  }
}

extension Problem {
  fileprivate static func unknownTheme(
    _ theme: String, among themes: [String], at span: SourceSpan
  ) -> Problem {
    Problem(
      .error, "nom-inconnu", "« \(theme) » n'existe pas", at: span,
      hint: closest(to: theme, among: themes).map { "vouliez-vous dire « \($0) » ?" }
        ?? "noms possibles : \(themes.joined(separator: ", "))")
  }
}
