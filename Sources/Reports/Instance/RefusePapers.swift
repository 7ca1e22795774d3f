import Dossier
import Law
import Problems

/// Why no paper can be made for a territory; nil when it may have a council of its own.
func refusalOfPapers(for dossier: Dossier) -> Problem? {
  let territory = dossier.territory
  switch Situation(of: dossier).kind {
  case .arrondissement(let city): return .ofTheCity(city, at: territory.span)
  case .paris: return .parisian(at: territory.span)
  case .intercommunality
  where territory.intercommunality?.hasPreventionCompetence == false:
    return .notCompetent(at: territory.span)
  case .commune, .intercommunality: return nil
  }
}

extension Problem {
  fileprivate static func ofTheCity(_ city: String, at span: SourceSpan?) -> Problem {
    Problem(
      .error, "instance-arrondissement",
      "un arrondissement n'a pas de conseil local à lui : ces documents sont ceux de la ville, \(city)",
      at: span, hint: "créez le dossier de la commune de \(city), article L132-4 du CSI")
  }

  fileprivate static func parisian(at span: SourceSpan?) -> Problem {
    Problem(
      .error, "instance-paris",
      "à Paris, le conseil parisien est placé auprès du préfet de police et n'est pas composé par le maire seul",
      at: span,
      hint:
        "articles L132-11 et D132-14 du CSI : les conseils d'arrondissement naissent d'un arrêté conjoint"
    )
  }

  fileprivate static func notCompetent(at span: SourceSpan?) -> Problem {
    Problem(
      .error, "instance-sans-competence",
      "cette intercommunalité n'exerce pas la compétence de prévention : elle ne peut pas avoir de conseil intercommunal",
      at: span, hint: "article L132-13 du CSI ; corrigez « competence_prevention » si elle l'exerce"
    )
  }
}
