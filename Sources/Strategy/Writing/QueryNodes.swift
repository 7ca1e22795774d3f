import Dossier

extension FactQuery {
  /// As a sheet writes it.
  var node: WrittenNode {
    var keys = WrittenKeys()
    keys.add("categories", categories)
    keys.add("sources", sources)
    keys.add("lieux", places)
    keys.add("jours", weekdays.map { Self.weekdayNames[$0] })
    keys.add("heures", hours.map { "\($0.from)-\($0.to)" })
    keys.add("fenetre", window.name)
    return keys.node
  }
}
