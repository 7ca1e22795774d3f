public import Dossier
import Units

extension FrozenVersion {
  /// What another freezing of the same version would hold otherwise, one line each; empty when the
  /// two files are the same.
  public func differences(from old: FrozenVersion) -> [String] {
    var lines = named("date", old.date.iso, date.iso)
    lines += named("programme", old.program, program)
    lines += named("territoire", old.territoryCode, territoryCode)
    lines += edits(from: old)
    lines += compared("constat", old.findings, findings, by: \.identifier)
    lines += compared("valeur", old.values, values, by: \.name)
    lines += compared("source", old.inputs, inputs, by: \.path)
    lines += compared("modèle", old.templates, templates, by: \.path)
    if old.setting != setting { lines.append("territoire, mission, droit ou cadre national") }
    return lines.isEmpty && json != old.json ? ["le texte du fichier"] : lines
  }

  private func edits(from old: FrozenVersion) -> [String] {
    let edited = changes(from: old.strategy, to: strategy)
    var lines = edited.general.map { "stratégie, \($0.field)" }
    for change in edited.list {
      let fields = change.fields.map(\.field).joined(separator: ", ")
      lines.append(fields.isEmpty ? change.identifier : "\(change.identifier) (\(fields))")
    }
    if old.start != start, lines.isEmpty { lines.append("stratégie de départ") }
    if old.meetings != meetings { lines.append("séances") }
    return lines
  }

  private func named(_ name: String, _ old: String, _ new: String) -> [String] {
    old == new ? [] : ["\(name) : « \(old) » devient « \(new) »"]
  }

  private func compared<Item: Equatable>(
    _ kind: String, _ old: [Item], _ new: [Item], by name: (Item) -> String
  ) -> [String] {
    let before = Dictionary(old.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    return Set(before.keys).union(after.keys).sorted()
      .filter { before[$0] != after[$0] }.map { "\(kind) \($0)" }
  }
}
