import Dossier
import Inputs
public import Problems
import SourceFiles
import Strategy
import Units

/// A version of the strategy as text: axes, objectives, actions with their status, findings cited.
///
/// A frozen version comes from its file alone, whatever became of the rest of the dossier; a past
/// version that was not frozen is made again and says so.
public func showVersion(_ number: Int, _ request: DocumentRequest) throws(Problems)
  -> Warned<String>
{
  if frozenVersionNumbers(ofDossierAt: request.dossier).contains(number) {
    let frozen = try readFrozenVersion(number, ofDossierAt: request.dossier)
    let state = frozen.value.restored()
    let text = VersionText(
      state: state.value, date: frozen.value.date, findings: frozen.value.findings
    ).text
    return Warned(
      text, warnings: frozen.warnings + state.warnings + editsOfReadableDossier(number, request))
  }
  let current = try Line(request).currentStrategy()
  guard let state = state(number, of: current.value.state) else {
    throw Problems([.noVersion(number, current.value.state.version)])
  }
  let date = state.date ?? current.value.dossier.mission.date
  let isPast = number < current.value.state.version
  return Warned(
    VersionText(state: state, date: date, findings: []).text,
    warnings: current.warnings + (isPast ? [.notFrozen(number)] : []))
}

/// What was edited since; nothing when the dossier can't be read any more, which the frozen version
/// doesn't need.
private func editsOfReadableDossier(_ number: Int, _ request: DocumentRequest) -> [Problem] {
  guard let dossier = try? readDossier(at: request.dossier, date: request.date).value,
    let file = dossier.strategy
  else { return [] }
  return editsSinceFreezing(dossier, file, request.dossier, among: [number])
}

/// What the command prints of a version.
private struct VersionText {
  let state: StrategyState
  let date: CalendarDate
  let findings: [FrozenFinding]

  var text: String {
    var lines = ["\(state.strategy.title), version \(state.version), \(date.french)", ""]
    for axis in state.strategy.axes {
      lines.append("\(axis.identifier)  \(axis.title)")
      for objective in axis.objectives {
        lines.append("  \(objective.identifier)  \(objective.title)")
        for operational in objective.operational {
          lines.append("    \(operational.identifier)  \(operational.title)")
          lines += operational.actions.map {
            "      \($0.identifier)  \($0.title) : \($0.status.french)"
          }
        }
      }
    }
    if !findings.isEmpty { lines += ["", "Constats cités :"] }
    lines += findings.map { "  \($0.identifier) : \($0.sentences.joined(separator: " "))" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ActionStatus {
  /// As a terminal shows it.
  var french: String {
    switch self {
    case .proposed: "proposée"
    case .validated: "validée"
    case .engaged: "engagée"
    case .completed: "achevée"
    case .abandoned: "abandonnée"
    }
  }
}

extension Problem {
  fileprivate static func noVersion(_ number: Int, _ last: Int) -> Problem {
    Problem(
      .error, "version-inconnue", "la stratégie n'a pas de version \(number)", at: nil,
      hint: "la version actuelle est la \(last) : une de plus que de séances")
  }

  fileprivate static func notFrozen(_ number: Int) -> Problem {
    Problem(
      .warning, "version-non-figee",
      "la version \(number) n'a pas été figée : elle est recalculée avec les fichiers d'aujourd'hui",
      at: nil, hint: "« vigie strategie DOSSIER --figer » fige la version actuelle")
  }
}
