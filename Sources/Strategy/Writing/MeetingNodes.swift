public import Dossier
import Units

extension Meeting {
  /// The whole of a file of `seances/`.
  public var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("vigie", 1)
    keys.add("date", date.iso)
    keys.add("formation", formation.rawValue)
    keys.add("objet", subject)
    keys.add("lieu", location)
    keys.add("presidence", chair)
    keys.add("presents", present)
    keys.add("excuses", excused)
    keys.add("ordre_du_jour", agenda)
    keys.add("decisions", decisions.map(\.node))
    keys.add("suites", followUps.map(\.node))
    keys.add("prochaine", next?.iso)
    return keys.node
  }
}

extension FollowUp {
  fileprivate var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("qui", who)
    keys.add("quoi", what)
    keys.add("avant", before?.iso)
    return keys.node
  }
}

extension Decision {
  fileprivate var node: WrittenNode {
    let (verb, keys) = content.written
    var all = keys
    all.add("motif", reason)
    return .keys([WrittenNode.Entry(verb, all.node)])
  }
}

extension Decision.Content {
  /// The verb that opens the decision, and its keys.
  fileprivate var written: (verb: String, keys: WrittenKeys) {
    var keys = WrittenKeys()
    switch self {
    case .status(let action, let from, let to):
      keys.add("action", action)
      keys.add("de", from?.rawValue)
      keys.add("a", to.rawValue)
      return ("statut", keys)
    case .measure(let reference, let measure):
      keys.add("indicateur", reference.description)
      keys.add("valeur", measure.value)
      keys.add("date", measure.date.iso)
      return ("mesure", keys)
    case .change(let action, let value):
      keys.add("action", action)
      keys.add("champ", value.field.rawValue)
      keys.add("valeur", value.node)
      return ("modifier", keys)
    case .create(let parent, let creation):
      keys.add("dans", parent)
      creation.write(into: &keys)
      return ("creer", keys)
    case .abandon(let action):
      keys.add("action", action)
      return ("abandonner", keys)
    case .priority(let action, let priority):
      keys.add("action", action)
      keys.add("valeur", priority.rawValue)
      return ("priorite", keys)
    case .attach(let identifier, let parent):
      keys.add("element", identifier)
      keys.add("a", parent)
      return ("rattacher", keys)
    }
  }
}

extension Creation {
  fileprivate func write(into keys: inout WrittenKeys) {
    switch self {
    case .axis(let axis): keys.add("axe", axis.node)
    case .objective(let objective): keys.add("objectif", objective.node)
    case .operational(let operational): keys.add("objectif_operationnel", operational.node)
    case .action(let action): keys.add("action", action.node)
    }
  }
}

extension FieldValue {
  /// The value alone, as its field is written in a sheet.
  var node: WrittenNode {
    switch self {
    case .title(let text), .description(let text), .audience(let text), .followedBy(let text):
      .text(text)
    case .steps(let texts), .partners(let texts), .pilots(let texts), .coPilots(let texts),
      .territories(let texts), .risks(let texts):
      .list(texts.map(WrittenNode.text))
    case .observations(let items): .list(items.map(\.node))
    case .findings(let items), .nationalLinks(let items):
      .list(items.map { .text($0.identifier) })
    case .means(let items): .list(items.map(\.node))
    case .indicators(let items): .list(items.map(\.node))
    case .start(let date), .end(let date): .text(date.iso)
    case .milestones(let items): .list(items.map(\.node))
    case .progress(let percent): .number(Double(percent))
    }
  }
}
