import Analysis
import Dossier
import Inputs
public import Problems
import SourceFiles
import Strategy
import Units

/// Writes a proposal beside `strategie.yaml`, which is left as it is, and says what it adds.
///
/// - Returns: the themes in order, the path of the proposal, and the difference line by line.
public func proposeStrategy(_ request: DocumentRequest) throws(Problems) -> Warned<String> {
  let line = Line(request)
  let read = try Line(request).readDossier()
  let findings = try line.findings(in: read.value)
  let plugIns = try StrategyPlugIns(folders: line.templateFolders(for: read.value)).read()
  let context = StrategyContext(
    findings: findings.value.list, frameworks: plugIns.value.frameworks,
    catalogue: plugIns.value.catalogue)
  let file = read.value.strategy
  let proposal = propose(
    completing: file?.strategy ?? TerritorialStrategy(title: newTitle(read.value)), from: context)
  let text = try proposedText(proposal, completing: file)
  let warnings = read.warnings + findings.warnings + plugIns.warnings
  var report = ProposalReport(proposal: proposal)
  guard !proposal.additions.isEmpty else { return Warned(report.text, warnings: warnings) }
  let folder = dossierFolder(request.dossier)
  report.path = try alone { () throws(Problem) in
    try OutputFolder(path: folder).write(
      Array(text.value.utf8), to: proposalName(beside: file?.source.path, in: folder)
    ).path
  }
  report.difference = textDifference(from: file?.text ?? "", to: text.value)
  return Warned(report.text, warnings: warnings + text.warnings)
}

private func newTitle(_ dossier: Dossier) -> String {
  "Stratégie territoriale de \(dossier.territory.name.short)"
}

/// `strategie.yaml` gives `strategie-proposee.yaml`, in the same folder.
///
/// A proposal that is there already may have been edited: the next gets a number.
private func proposalName(beside path: String?, in folder: String) -> String {
  let path = path ?? "strategie.yaml"
  let parts = path.split(separator: "/").map(String.init)
  let stem = (parts.last ?? path).replacing(".yaml", with: "") + "-proposee"
  let subfolder = parts.dropLast().map { $0 + "/" }.joined()
  let names = Set(names(inFolder: "\(folder)/\(subfolder)"))
  var name = stem + ".yaml"
  var rank = 2
  while names.contains(name) {
    name = "\(stem)-\(rank).yaml"
    rank += 1
  }
  return subfolder + name
}

/// The consultant's text with the additions; written anew only where its form doesn't take them.
private func proposedText(
  _ proposal: StrategyProposal, completing file: StrategyFile?
) throws(Problems) -> Warned<String> {
  guard let file else { return Warned(proposal.strategy.node.yaml) }
  let text = proposal.text(addedTo: file.text)
  let isFaithful = (try? readStrategy(text, of: "proposition").value) == proposal.strategy
  guard !isFaithful else { return Warned(text) }
  return Warned(
    proposal.strategy.node.yaml, warnings: [.writtenAnew(file.source.path)])
}

/// What the command prints.
private struct ProposalReport {
  let proposal: StrategyProposal
  /// Nil when there is nothing to add, and nothing was written.
  var path: String?
  var difference = ""

  init(proposal: StrategyProposal) { self.proposal = proposal }

  var text: String {
    let themes = proposal.themes.map { "  \(line($0))\n" }.joined()
    let head = "Thèmes, du plus au moins pressant :\n\(themes.isEmpty ? "  aucun\n" : themes)\n"
    guard let path else {
      return head + "Rien à ajouter : la stratégie répond déjà aux constats et aux priorités.\n"
    }
    return head + "Proposition : \(path)\n\nDifférence :\n\(difference)"
  }

  private func line(_ reading: ThemeReading) -> String {
    let reasons = reading.findings + reading.priorities.map { "priorité : \($0.from)" }
    let decision =
      switch reading.decision {
      case .proposed(let objectives): "proposé (\(French.list(objectives)))"
      case .treated: "déjà traité"
      case .setAside(let reason): "écarté : \(reason)"
      }
    let because = reasons.isEmpty ? "" : " [\(reasons.joined(separator: ", "))]"
    return "\(reading.theme.title) : \(decision)\(because)"
  }
}

extension Problem {
  fileprivate static func writtenAnew(_ path: String) -> Problem {
    Problem(
      .warning, "proposition-reecrite",
      "la proposition reprend toutes les valeurs de « \(path) », mais ni ses commentaires ni sa mise "
        + "en page", at: nil,
      hint: "les ajouts ne s'insèrent que dans un fichier écrit en blocs, une clé par ligne")
  }
}
