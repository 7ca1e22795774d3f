/// How the rows of an edition are to be read: named texts, one a line.
struct StoredForm: Hashable, Sendable {
  private var entries: [String: String] = [:]

  init() {}

  init(text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { entries[String(parts[0])] = String(parts[1]) }
    }
  }

  var text: String {
    entries.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  subscript(key: String) -> String? {
    get { entries[key] }
    set { entries[key] = newValue }
  }

  subscript(list key: String) -> [String] {
    get { entries[key]?.split(separator: ",").map(String.init) ?? [] }
    set { entries[key] = newValue.joined(separator: ",") }
  }

  /// Years with a number each: `2016:2013,2017:2014`.
  subscript(years key: String) -> [Int: Int] {
    get {
      let pairs = self[list: key].compactMap { entry -> (Int, Int)? in
        let parts = entry.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
      }
      return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
    set {
      self[list: key] = newValue.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
    }
  }
}
